package io.cellwright.controller.search.settings;

/// Checks of single settings. Each error names the field, the rule and the value.
public final class Ranges {

    private Ranges() {}

    public static void requireWithin(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s is %,d to %,d, not %,d".formatted(field, least, most, value));
        }
    }

    public static void requireWithin(String field, double value, double least, double most) {
        // Written so that NaN breaks the rule.
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "%s is %s to %s, not %s".formatted(field, least, most, value));
        }
    }

    public static void requirePositive(String field, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "%s is a positive number, not %s".formatted(field, value));
        }
    }
}
