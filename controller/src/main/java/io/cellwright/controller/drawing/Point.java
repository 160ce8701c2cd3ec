package io.cellwright.controller.drawing;

/// A place in a figure, in pixels from the top left corner.
record Point(double x, double y) {

    Point plus(double right, double down) {
        return new Point(x + right, y + down);
    }

    double distance(Point other) {
        return Math.sqrt((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y));
    }

    /// The point so far from here toward the other one.
    Point toward(Point other, double length) {
        double share = length / distance(other);
        return new Point(x + (other.x - x) * share, y + (other.y - y) * share);
    }
}
