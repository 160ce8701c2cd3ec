package io.cellwright.controller.drawing;

import java.util.List;

/// Boxes, and arrows between them, before they have places.
///
/// @param boxes the sources first
record Flow(List<Box> boxes, List<Arrow> arrows) {

    Flow {
        boxes = List.copyOf(boxes);
        arrows = List.copyOf(arrows);
    }

    enum Outline {
        /// Something that is done.
        OPERATION,
        /// Something that there is.
        STATE
    }

    /// @param name what it is
    /// @param note below it, smaller; empty for none
    record Box(Outline outline, String name, String note, Palette palette) {}

    /// From the box with one number to that with another.
    record Arrow(int from, int to) {}
}
