package io.cellwright.controller.drawing;

import io.cellwright.controller.drawing.LineChart.Line;
import io.cellwright.controller.drawing.LineChart.Panel;
import io.cellwright.controller.drawing.LineChart.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/// Draws one panel of a chart. The steep beginnings of lines would flatten all that follows: what
/// lies below the lowest line at a tenth of the horizontal axis is cut off.
final class LinePanel {

    private static final double LEFT = 72;
    private static final double RIGHT = 24;
    private static final double TOP = 12;
    private static final double BOTTOM = 52;
    private static final double SHOWN_FROM = 0.1;
    private static final int TICKS = 8;

    private final Panel panel;
    private final String horizontal;
    private final String clip;
    private final LinearAxis across;
    private final LinearAxis upward;

    /// @param clip an identifier of its own in the document
    LinePanel(Panel panel, String horizontal, String clip) {
        this.panel = panel;
        this.horizontal = horizontal;
        this.clip = clip;
        double end = spots().stream().mapToDouble(Spot::x).max().orElse(1);
        this.across = LinearAxis.over(0, end);
        List<Spot> shown = spots().stream().filter(spot -> spot.x() >= SHOWN_FROM * end).toList();
        this.upward =
                LinearAxis.over(
                        values(shown, spot -> spot.y() - spot.spread()).min().orElse(0),
                        values(shown, spot -> spot.y() + spot.spread()).max().orElse(1));
    }

    void draw(Element group) {
        grid(group);
        Element words =
                LineChart.text(
                        group,
                        new Point((LEFT + LineChart.WIDTH - RIGHT) / 2, bottom() + 36),
                        12,
                        "#374151",
                        horizontal);
        words.with("text-anchor", "middle");
        group.add("text")
                .with(
                        "transform",
                        "translate(20 %s) rotate(-90)"
                                .formatted(Element.number((TOP + bottom()) / 2)))
                .with("font-size", 12)
                .with("fill", "#374151")
                .with("text-anchor", "middle")
                .text(panel.vertical());
        group.add("clipPath")
                .with("id", clip)
                .add("rect")
                .with(new Rectangle(LEFT, TOP, LineChart.WIDTH - LEFT - RIGHT, bottom() - TOP));
        Element lines = group.add("g").with("clip-path", "url(#%s)".formatted(clip));
        for (int line = 0; line < panel.lines().size(); line++) {
            shade(lines, line, panel.lines().get(line));
        }
        for (int line = 0; line < panel.lines().size(); line++) {
            line(lines, line, panel.lines().get(line));
        }
    }

    private void grid(Element group) {
        for (double tick : upward.ticks(TICKS)) {
            rule(group, new Point(LEFT, y(tick)), new Point(LineChart.WIDTH - RIGHT, y(tick)));
            tick(group, new Point(LEFT - 8, y(tick) + 4), "end", upward.label(tick, TICKS));
        }
        for (double tick : across.ticks(TICKS)) {
            rule(group, new Point(x(tick), TOP), new Point(x(tick), bottom()));
            tick(group, new Point(x(tick), bottom() + 16), "middle", across.label(tick, TICKS));
        }
    }

    private static void rule(Element group, Point from, Point to) {
        group.add("line")
                .with("x1", from.x())
                .with("y1", from.y())
                .with("x2", to.x())
                .with("y2", to.y())
                .with("stroke", "#e5e7eb");
    }

    private static void tick(Element group, Point at, String anchor, String words) {
        LineChart.text(group, at, 11, "#6b7280", words).with("text-anchor", anchor);
    }

    private void shade(Element lines, int number, Line line) {
        List<Point> outline = new ArrayList<>();
        line.spots().forEach(spot -> outline.add(at(spot, spot.spread())));
        line.spots().reversed().forEach(spot -> outline.add(at(spot, -spot.spread())));
        lines.add("polygon")
                .with("points", written(outline))
                .with("fill", LineChart.colour(number))
                .with("fill-opacity", "0.1");
    }

    private void line(Element lines, int number, Line line) {
        Element drawn = lines.add("polyline");
        LineChart.stroke(drawn, number)
                .with("points", written(line.spots().stream().map(spot -> at(spot, 0)).toList()));
        drawn.add("title").text(line.name());
    }

    private static String written(List<Point> points) {
        return points.stream().map(Pen::at).collect(Collectors.joining(" "));
    }

    private Point at(Spot spot, double above) {
        return new Point(x(spot.x()), y(spot.y() + above));
    }

    private double x(double value) {
        return LEFT + across.place(value) * (LineChart.WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return bottom() - upward.place(value) * (bottom() - TOP);
    }

    private static double bottom() {
        return LineChart.PANEL_HEIGHT - BOTTOM;
    }

    private List<Spot> spots() {
        return panel.lines().stream().flatMap(line -> line.spots().stream()).toList();
    }

    private static DoubleStream values(List<Spot> spots, ToDoubleFunction<Spot> value) {
        return spots.stream().mapToDouble(value);
    }
}
