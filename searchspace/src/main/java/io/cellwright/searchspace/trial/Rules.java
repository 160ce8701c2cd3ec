package io.cellwright.searchspace.trial;

/// Checks of single fields. Each error names the field, the rule and the value.
final class Rules {

    private Rules() {}

    static void within(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s is %,d to %,d, not %,d".formatted(field, least, most, value));
        }
    }

    static void within(String field, double value, double least, double most) {
        // Written so that NaN breaks the rule.
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "%s is %s to %s, not %s".formatted(field, least, most, value));
        }
    }
}
