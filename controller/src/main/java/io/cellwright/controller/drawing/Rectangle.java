package io.cellwright.controller.drawing;

/// A box in a figure, in pixels; `x` and `y` are its top left corner.
record Rectangle(double x, double y, double width, double height) {

    Point center() {
        return new Point(x + width / 2, y + height / 2);
    }

    Point bottom() {
        return new Point(x + width / 2, y + height);
    }

    Point top() {
        return new Point(x + width / 2, y);
    }
}
