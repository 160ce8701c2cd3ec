package io.cellwright.worker.data;

/// How a surface of the generated data set is coloured: two colours in a pattern that runs along a
/// direction.
///
/// @param along the step of the pattern per pixel to the right
/// @param down the step of the pattern per pixel down
record Texture(Pattern pattern, Colour first, Colour second, double along, double down) {

    enum Pattern {
        GRADIENT,
        STRIPES,
        CHECKS
    }

    static Texture any(Chance chance, Colour base, double spread) {
        Pattern pattern = Pattern.values()[chance.below(Pattern.values().length)];
        double angle = chance.between(0, 2 * Math.PI);
        double frequency =
                pattern == Pattern.GRADIENT
                        ? chance.between(0.02, 0.06)
                        : chance.between(0.08, 0.3);
        // StrictMath, as Math may differ in the last bit between machines.
        return new Texture(
                pattern,
                base.near(chance, spread),
                base.near(chance, spread),
                StrictMath.cos(angle) * frequency,
                StrictMath.sin(angle) * frequency);
    }

    Colour at(double x, double y) {
        double step = x * along + y * down;
        return switch (pattern) {
            case GRADIENT -> first.mix(second, wave(step));
            case STRIPES -> wave(step) < 0.5 ? first : second;
            case CHECKS -> wave(step) < 0.5 == wave(y * along - x * down) < 0.5 ? first : second;
        };
    }

    /// Up from 0 to 1 and down again, once per unit.
    private static double wave(double value) {
        double part = value - Math.floor(value);
        return part < 0.5 ? 2 * part : 2 - 2 * part;
    }
}
