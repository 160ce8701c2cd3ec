package io.cellwright.worker.data;

/// A figure at its place in an image of the generated data set, in pixels: scaled, stretched,
/// turned, moved and coloured.
///
/// @param cos the cosine of the angle by which the figure is turned
record Layer(
        Figure figure,
        double centreX,
        double centreY,
        double radiusX,
        double radiusY,
        double cos,
        double sin,
        Texture texture) {

    static Layer of(
            Figure figure,
            double centreX,
            double centreY,
            double radius,
            double stretch,
            double angle,
            Texture texture) {
        return new Layer(
                figure,
                centreX,
                centreY,
                radius * stretch,
                radius / stretch,
                StrictMath.cos(angle),
                StrictMath.sin(angle),
                texture);
    }

    boolean covers(double x, double y) {
        double right = x - centreX;
        double down = y - centreY;
        return figure.covers(
                (right * cos + down * sin) / radiusX, (down * cos - right * sin) / radiusY);
    }
}
