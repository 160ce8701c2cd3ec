package io.cellwright.controller.drawing;

import java.util.List;

/// Lines with their spread, one panel above another, over the same horizontal axis.
///
/// @param title what is shown
/// @param note how it came about
/// @param horizontal what the horizontal axis counts, from 0
/// @param panels with the same lines in the same order
public record LineChart(String title, String note, String horizontal, List<Panel> panels) {

    /// One diagram.
    ///
    /// @param vertical what the vertical axis counts
    public record Panel(String vertical, List<Line> lines) {
        public Panel {
            lines = List.copyOf(lines);
        }
    }

    /// One line, from left to right.
    public record Line(String name, List<Spot> spots) {
        public Line {
            spots = List.copyOf(spots);
        }
    }

    /// One place of a line.
    ///
    /// @param spread how far the shade reaches above and below it
    public record Spot(double x, double y, double spread) {}

    static final double WIDTH = 860;
    static final double PANEL_HEIGHT = 360;
    private static final double HEAD = 64;
    private static final double LEGEND_LINE = 20;
    private static final int LEGEND_COLUMNS = 4;
    private static final double SWATCH = 22;

    /// Eight that colour-blind people can tell apart too. Source: Okabe and Ito, "Color Universal
    /// Design", 2008; their yellow darker, as it is a line on white.
    private static final List<String> COLOURS =
            List.of(
                    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000",
                    "#b8a800");

    public LineChart {
        panels = List.copyOf(panels);
    }

    /// The picture, on white.
    public String svg() {
        List<String> names =
                panels.stream()
                        .limit(1)
                        .flatMap(panel -> panel.lines().stream().map(Line::name))
                        .toList();
        double legend = LEGEND_LINE * Math.ceilDiv(names.size(), LEGEND_COLUMNS);
        double height = HEAD + legend + PANEL_HEIGHT * panels.size();
        Element document =
                new Element("svg")
                        .with("xmlns", "http://www.w3.org/2000/svg")
                        .with("viewBox", "0 0 " + Pen.at(new Point(WIDTH, height)))
                        .with("width", WIDTH)
                        .with("height", height)
                        .with("font-family", "system-ui, sans-serif")
                        .with("role", "img");
        document.add("title").text(title);
        document.add("rect").with("width", WIDTH).with("height", height).with("fill", "#ffffff");
        text(document, new Point(24, 30), 16, "#111827", title);
        text(document, new Point(24, 50), 12, "#6b7280", note);
        for (int line = 0; line < names.size(); line++) {
            legend(document, line, names.get(line));
        }
        for (int panel = 0; panel < panels.size(); panel++) {
            double down = HEAD + legend + PANEL_HEIGHT * panel;
            Element group =
                    document.add("g")
                            .with("transform", "translate(0 %s)".formatted(Element.number(down)));
            new LinePanel(panels.get(panel), horizontal, "panel" + panel).draw(group);
        }
        return document.written();
    }

    private static void legend(Element document, int number, String name) {
        int column = number % LEGEND_COLUMNS;
        int row = number / LEGEND_COLUMNS;
        double x = 24 + column * (WIDTH - 48) / LEGEND_COLUMNS;
        double y = HEAD + row * LEGEND_LINE;
        stroke(document.add("line"), number)
                .with("x1", x)
                .with("y1", y)
                .with("x2", x + SWATCH)
                .with("y2", y);
        text(document, new Point(x + SWATCH + 6, y + 4), 12, "#111827", name);
    }

    /// What tells a line from the others; beyond the colours there are, dashes.
    static Element stroke(Element line, int number) {
        line.with("fill", "none").with("stroke", colour(number)).with("stroke-width", 2);
        int round = number / COLOURS.size();
        return round == 0 ? line : line.with("stroke-dasharray", "%d 3".formatted(3 + 4 * round));
    }

    static String colour(int number) {
        return COLOURS.get(number % COLOURS.size());
    }

    static Element text(Element parent, Point at, double size, String colour, String words) {
        return parent.add("text")
                .with("x", at.x())
                .with("y", at.y())
                .with("font-size", size)
                .with("fill", colour)
                .text(words);
    }
}
