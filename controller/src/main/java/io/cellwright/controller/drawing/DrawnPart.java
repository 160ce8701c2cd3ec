package io.cellwright.controller.drawing;

import io.cellwright.searchspace.cell.Architecture;
import java.util.List;
import java.util.Locale;

/// A part of an architecture that is one picture.
public enum DrawnPart {
    /// The normal cell of a pair.
    NORMAL,
    /// The reduction cell of a pair.
    REDUCTION,
    /// The one cell of NAS-Bench-201.
    CELL,
    /// A network, layer by layer.
    NETWORK;

    /// The name in requests.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// As in requests, also where a command line lists its choices.
    @Override
    public String toString() {
        return text();
    }

    /// The parts of this architecture.
    public static List<DrawnPart> of(Architecture architecture) {
        return switch (architecture) {
            case Architecture.Cells _, Architecture.CellsAtWidth _ -> List.of(NORMAL, REDUCTION);
            case Architecture.Edges _ -> List.of(CELL);
            case Architecture.Layers _ -> List.of(NETWORK);
        };
    }

    /// The names of this architecture's parts.
    public static List<String> texts(Architecture architecture) {
        return of(architecture).stream().map(DrawnPart::text).toList();
    }

    /// This part as an SVG document. Throws [IllegalArgumentException] where the architecture does
    /// not have it.
    ///
    /// @param name of the architecture, for the picture's title
    public String svg(Architecture architecture, String name) {
        if (!of(architecture).contains(this)) {
            throw new IllegalArgumentException(
                    "there are the parts %s, not %s".formatted(texts(architecture), text()));
        }
        return switch (architecture) {
            case Architecture.Cells cells -> cell(cells, name);
            case Architecture.CellsAtWidth(Architecture.Cells cells, _) -> cell(cells, name);
            case Architecture.Edges edges -> FlowDrawing.svg(Flows.of(edges), "Cell " + name);
            case Architecture.Layers layers ->
                    FlowDrawing.svg(Flows.of(layers), "Layers of " + name);
        };
    }

    private String cell(Architecture.Cells cells, String name) {
        return this == NORMAL
                ? CellDrawing.svg(cells.normal(), "Normal cell of " + name)
                : CellDrawing.svg(cells.reduction(), "Reduction cell of " + name);
    }
}
