package io.cellwright.searchspace.network;

import io.cellwright.searchspace.graph.Shape;

/// Checks of a skeleton's sizes. Each error names the field, the rule and the value.
final class Sizes {

    private Sizes() {}

    static void requireImage(Shape input, int classes) {
        requireWithin("classes", classes, 2, 100_000);
        requireWithin("input.height", input.height(), 8, 1024);
        requireWithin("input.width", input.width(), 8, 1024);
    }

    static void requireWithin(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s is %d to %d, not %d".formatted(field, least, most, value));
        }
    }
}
