package io.cellwright.controller.drawing;

import java.util.List;

/// Draws boxes, lines and words.
final class Pen {

    private static final double CORNER = 8;
    private static final double STROKE = 1.5;
    private static final double TIP_LENGTH = 7;
    private static final double TIP_WIDTH = 3.5;

    private Pen() {}

    static void box(Element parent, Rectangle box, double corner, Palette palette) {
        parent.add("rect")
                .with("class", "box")
                .with(box)
                .with("rx", corner)
                .with("fill", palette.fill())
                .with("stroke", palette.stroke())
                .with("stroke-width", STROKE);
    }

    static void circle(Element parent, Rectangle around, Palette palette) {
        parent.add("circle")
                .with("class", "box")
                .with("cx", around.center().x())
                .with("cy", around.center().y())
                .with("r", around.width() / 2)
                .with("fill", palette.fill())
                .with("stroke", palette.stroke())
                .with("stroke-width", STROKE);
    }

    /// A word whose middle is at that place.
    static Element word(Element parent, String word, Point center, double font, Palette palette) {
        return parent.add("text")
                .with("class", "ink")
                .with("x", center.x())
                .with("y", center.y())
                .with("dy", "0.35em")
                .with("text-anchor", "middle")
                .with("font-size", font)
                .with("fill", palette.ink())
                .text(word);
    }

    /// A word outside of boxes, on a line at that place.
    static Element note(Element parent, String note, Point at, double font) {
        return parent.add("text")
                .with("class", "note")
                .with("x", at.x())
                .with("y", at.y())
                .with("font-size", font)
                .with("fill", Palette.NOTE)
                .text(note);
    }

    static void path(Element parent, String path, Palette palette) {
        parent.add("path")
                .with("class", "line")
                .with("d", path)
                .with("fill", "none")
                .with("stroke", palette.stroke())
                .with("stroke-width", STROKE)
                .with("stroke-linecap", "round");
    }

    /// Arrows with rounded corners from one place. They share their first stretch, so they are one
    /// path: drawn over each other, they would look bolder there.
    static void arrows(Element parent, List<List<Point>> arrows, Palette palette) {
        StringBuilder path = new StringBuilder();
        for (List<Point> points : arrows) {
            Point base = points.getLast().toward(points.get(points.size() - 2), TIP_LENGTH);
            path.append(path.isEmpty() ? "M" : " M").append(at(points.getFirst()));
            for (int index = 1; index < points.size() - 1; index++) {
                turn(path, points.get(index - 1), points.get(index), points.get(index + 1));
            }
            path.append(" L").append(at(base));
            tip(parent, base, points.getLast(), palette);
        }
        path(parent, path.toString(), palette);
    }

    /// An arrow that leaves upward and arrives sideways.
    static void bow(Element parent, Point from, Point to, Palette palette) {
        Point base = to.plus(from.x() < to.x() ? -TIP_LENGTH : TIP_LENGTH, 0);
        Point corner = new Point(from.x(), to.y());
        String path =
                "M%s V%s Q%s %s"
                        .formatted(
                                at(from),
                                Element.number(to.y() + CORNER + 4),
                                at(corner),
                                at(base));
        path(parent, path, palette);
        tip(parent, base, to, palette);
    }

    /// A place as paths write it.
    static String at(Point point) {
        return Element.number(point.x()) + " " + Element.number(point.y());
    }

    private static void turn(StringBuilder path, Point before, Point at, Point after) {
        double radius = Math.min(CORNER, Math.min(before.distance(at), at.distance(after)) / 2);
        path.append(" L").append(at(at.toward(before, radius)));
        path.append(" Q").append(at(at)).append(' ').append(at(at.toward(after, radius)));
    }

    /// An arrow's head between its base and its end.
    private static void tip(Element parent, Point base, Point end, Palette palette) {
        double length = base.distance(end);
        double right = -(end.y() - base.y()) / length * TIP_WIDTH;
        double down = (end.x() - base.x()) / length * TIP_WIDTH;
        String path =
                "M%s L%s L%s Z"
                        .formatted(
                                at(end), at(base.plus(right, down)), at(base.plus(-right, -down)));
        parent.add("path").with("class", "tip").with("d", path).with("fill", palette.stroke());
    }
}
