package io.cellwright.controller.drawing;

import io.cellwright.searchspace.cell.Cell;
import java.util.stream.Stream;

/// The sizes of a figure's parts, in pixels.
///
/// @param operationWidth wide enough for the longest name in the cell
record Sizes(double operationWidth) {

    static final double NAME_FONT = 13;
    static final double SMALL_FONT = 11;
    static final double OPERATION_HEIGHT = 42;
    static final double SUM = 22;
    static final double PADDING = 10;
    static final double STATE_HEIGHT = 30;
    static final double STATE_WIDTH = 64;
    static final double CONCAT_HEIGHT = 28;
    static final double MARGIN = 12;
    private static final double RISE = 22;
    private static final double GAP = 10;
    private static final double SMALLEST_OPERATION = 76;

    /// A width that no usual sans-serif font exceeds on average, as a share of the font's size.
    private static final double WIDEST_LETTER = 0.66;

    static Sizes of(Cell cell) {
        double longest =
                cell.blocks().stream()
                        .flatMap(block -> Stream.of(block.first(), block.second()))
                        .map(branch -> BlockLabel.of(branch.operation()))
                        .mapToDouble(label -> textWidth(label.name(), NAME_FONT))
                        .max()
                        .orElse(0);
        double width = Math.max(SMALLEST_OPERATION, longest + 16);
        // Middles fall on whole pixels, where the layout puts lines.
        return new Sizes(2 * Math.ceil(width / 2));
    }

    static double textWidth(String text, double font) {
        return text.length() * font * WIDEST_LETTER;
    }

    double blockWidth() {
        return 2 * PADDING + 2 * operationWidth + GAP;
    }

    double blockHeight() {
        return PADDING + SUM + RISE + OPERATION_HEIGHT + PADDING;
    }

    /// The left or right operation of a block.
    Rectangle operation(Rectangle frame, boolean left) {
        double x = frame.x() + PADDING + (left ? 0 : operationWidth + GAP);
        double y = frame.y() + PADDING + SUM + RISE;
        return new Rectangle(x, y, operationWidth, OPERATION_HEIGHT);
    }

    /// The circle of a block's sum.
    Rectangle sum(Rectangle frame) {
        return new Rectangle(frame.center().x() - SUM / 2, frame.y() + PADDING, SUM, SUM);
    }

    double concatWidth(int states) {
        return Math.max(100, 48.0 * states);
    }
}
