package io.cellwright.searchspace.network;

/// The rule that a number lies between two others.
final class Bounds {

    private Bounds() {}

    static void require(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s is %d to %d, not %d".formatted(field, least, most, value));
        }
    }
}
