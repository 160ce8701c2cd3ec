package io.cellwright.controller.drawing;

import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cell.Cell;

/// Draws cells as the papers do: the outputs of the two cells before at the bottom, operations in
/// blocks that join their results, and what the next cell reads at the top.
///
/// A drawing is a complete SVG document without references to anything outside it. It is readable
/// on light and dark pages, and always the same, byte for byte, for the same cell.
public final class CellDrawing {

    private static final double CAPTION = 34;
    private static final double CAPTION_FONT = 15;
    private static final double BETWEEN = 28;

    private CellDrawing() {}

    /// The cell as a picture of its own.
    ///
    /// @param title what assistive technology and the browser's tooltip call it; any text
    public static String svg(Cell cell, String title) {
        Figure figure = CellLayout.of(cell);
        Element document = Picture.document(figure.width(), figure.height(), title);
        new FigureWriter(figure, document).write();
        return document.written();
    }

    /// Normal and reduction cell side by side, each above its name.
    ///
    /// @param title what assistive technology and the browser's tooltip call it; any text
    public static String svg(Architecture.Cells architecture, String title) {
        Figure normal = CellLayout.of(architecture.normal());
        Figure reduction = CellLayout.of(architecture.reduction());
        double height = Math.max(normal.height(), reduction.height());
        double second = normal.width() + BETWEEN;
        Element document = Picture.document(second + reduction.width(), height + CAPTION, title);
        captioned(document, normal, "Normal cell", new Point(0, height));
        captioned(document, reduction, "Reduction cell", new Point(second, height));
        return document.written();
    }

    /// The figure stands on the place, its name below.
    private static void captioned(Element parent, Figure figure, String name, Point place) {
        Point corner = place.plus(0, -figure.height());
        Element group =
                parent.add("g").with("transform", "translate(%s)".formatted(Pen.at(corner)));
        Point below = new Point(figure.width() / 2, figure.height() + CAPTION / 3);
        Pen.note(group, name, below, CAPTION_FONT).with("text-anchor", "middle");
        new FigureWriter(figure, group).write();
    }
}
