package io.cellwright.worker.data;

/// A colour of the generated data set, each part 0 to 255.
record Colour(double red, double green, double blue) {

    static Colour any(Chance chance) {
        return within(chance, 10, 245);
    }

    static Colour within(Chance chance, double low, double high) {
        return new Colour(
                chance.between(low, high), chance.between(low, high), chance.between(low, high));
    }

    /// A colour close to this one.
    Colour near(Chance chance, double spread) {
        return new Colour(
                clamp(red + chance.between(-spread, spread)),
                clamp(green + chance.between(-spread, spread)),
                clamp(blue + chance.between(-spread, spread)));
    }

    Colour mix(Colour other, double share) {
        return new Colour(
                red + (other.red - red) * share,
                green + (other.green - green) * share,
                blue + (other.blue - blue) * share);
    }

    /// The sum of the differences of the three parts.
    double distance(Colour other) {
        return Math.abs(red - other.red)
                + Math.abs(green - other.green)
                + Math.abs(blue - other.blue);
    }

    static double clamp(double value) {
        return Math.max(0, Math.min(255, value));
    }
}
