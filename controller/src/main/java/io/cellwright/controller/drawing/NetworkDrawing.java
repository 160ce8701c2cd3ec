package io.cellwright.controller.drawing;

import io.cellwright.searchspace.graph.Graph;
import java.util.List;
import java.util.stream.IntStream;

/// Draws whole networks, the image at the top and the output at the bottom, as SVG or as text for
/// Graphviz.
///
/// An SVG is as a [CellDrawing]'s, and always of a readable size: of a large network it shows
/// scopes, as `stage2.block3`, as one box each.
public final class NetworkDrawing {

    private static final double LINE = 15;

    private NetworkDrawing() {}

    /// The network as a picture.
    ///
    /// @param title what assistive technology and the browser's tooltip call it; any text
    public static String svg(Graph graph, String title) {
        NetworkOutline outline = NetworkOutline.readable(graph);
        List<BoxLabel> labels = outline.boxes().stream().map(BoxLabel::of).toList();
        NetworkLayout layout = NetworkLayout.of(labels, outline.lines());
        Element document = Picture.document(layout.width(), layout.height(), title);
        for (int box = 0; box < labels.size(); box++) {
            lines(document, box, outline.lines(), layout.routes());
        }
        for (int box = 0; box < labels.size(); box++) {
            box(document, labels.get(box), layout.boxes().get(box));
        }
        return document.written();
    }

    /// The network as a directed graph in the language DOT.
    ///
    /// @param title the graph's name; any text
    /// @param readable whether large networks are shown by scopes, as in [#svg]
    public static String dot(Graph graph, String title, boolean readable) {
        NetworkOutline outline =
                readable ? NetworkOutline.readable(graph) : NetworkOutline.whole(graph);
        StringBuilder text = new StringBuilder("digraph \"%s\" {\n".formatted(escaped(title)));
        text.append("  node [shape=box, fontname=\"sans-serif\"];\n");
        for (int box = 0; box < outline.boxes().size(); box++) {
            BoxLabel label = BoxLabel.of(outline.boxes().get(box));
            text.append(
                    "  n%d [label=\"%s\\n%s\\n%s\"];\n"
                            .formatted(box, label.name(), label.content(), label.shape()));
        }
        for (NetworkOutline.Line line : outline.lines()) {
            text.append("  n%d -> n%d;\n".formatted(line.from(), line.to()));
        }
        return text.append("}\n").toString();
    }

    private static void lines(
            Element document, int from, List<NetworkOutline.Line> lines, List<List<Point>> routes) {
        List<List<Point>> own =
                IntStream.range(0, lines.size())
                        .filter(line -> lines.get(line).from() == from)
                        .mapToObj(routes::get)
                        .toList();
        if (!own.isEmpty()) {
            Element group = document.add("g").with("class", "lines " + Palette.JOIN.css());
            Pen.arrows(group, own, Palette.JOIN);
        }
    }

    private static void box(Element document, BoxLabel label, Rectangle place) {
        Palette palette = label.palette();
        Element group = document.add("g").with("class", "operation " + palette.css());
        group.add("title").text(label.details());
        Pen.box(group, place, 8, palette);
        Point center = place.center();
        Pen.word(group, label.name(), center.plus(0, -LINE), Sizes.NAME_FONT, palette);
        Pen.word(group, label.content(), center, Sizes.SMALL_FONT, palette);
        Pen.word(group, label.shape(), center.plus(0, LINE), Sizes.SMALL_FONT, palette);
    }

    private static String escaped(String text) {
        return text.replaceAll("\\p{Cntrl}", " ").replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
