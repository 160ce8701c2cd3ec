package io.cellwright.controller.drawing;

import io.cellwright.controller.drawing.Figure.PlacedBlock;
import io.cellwright.controller.drawing.Figure.PlacedBranch;
import io.cellwright.searchspace.cell.Cell;
import java.util.List;

/// Writes a figure's parts as SVG elements.
final class FigureWriter {

    private final Figure figure;
    private final Element parent;

    FigureWriter(Figure figure, Element parent) {
        this.figure = figure;
        this.parent = parent;
    }

    /// Lines lie on the frames of blocks and under everything else.
    void write() {
        figure.blocks().forEach(this::frame);
        for (int state = 0; state < Cell.INPUTS + figure.blocks().size(); state++) {
            linesFrom(state);
        }
        figure.concat().ifPresent(this::concat);
        figure.blocks().forEach(this::block);
        state(figure.inputs().get(0), "i−1", Palette.OLDER, figure.isRead(0));
        state(figure.inputs().get(1), "i", Palette.NEWER, figure.isRead(1));
        state(figure.output(), "i+1", Palette.JOIN, true);
    }

    private void frame(PlacedBlock block) {
        parent.add("rect")
                .with("class", "frame")
                .with(block.frame())
                .with("rx", 12)
                .with("fill", Palette.FRAME)
                .with("fill-opacity", "0.1")
                .with("stroke", Palette.FRAME)
                .with("stroke-opacity", "0.35");
    }

    private void linesFrom(int state) {
        List<List<Point>> lines =
                figure.routes().stream()
                        .filter(route -> route.state() == state)
                        .map(Figure.Route::points)
                        .toList();
        if (!lines.isEmpty()) {
            Palette palette = Palette.ofState(state);
            Pen.arrows(group(parent, "lines", palette), lines, palette);
        }
    }

    private void block(PlacedBlock block) {
        Element group = group(parent, "block", Palette.JOIN);
        group.add("title").text(described(block));
        for (PlacedBranch branch : block.branches()) {
            boolean isLeft = branch.equals(block.left());
            double side = (isLeft ? -1 : 1) * block.sum().width() / 2;
            Pen.bow(group, branch.box().top(), block.sum().center().plus(side, 0), Palette.JOIN);
            operation(group, branch);
        }
        join(group, block);
        Point label = new Point(block.frame().x(), block.frame().y());
        double down = Sizes.PADDING + Sizes.SMALL_FONT;
        String name = "block " + block.number();
        Pen.note(group, name, label.plus(Sizes.PADDING, down), Sizes.SMALL_FONT);
    }

    private static void operation(Element parent, PlacedBranch branch) {
        BlockLabel label = BlockLabel.of(branch.branch().operation());
        Palette palette = Palette.of(label.family());
        Element group = group(parent, "operation", palette);
        Point center = branch.box().center();
        Pen.box(group, branch.box(), 8, palette);
        if (label.size().isEmpty()) {
            Pen.word(group, label.name(), center, Sizes.NAME_FONT, palette);
        } else {
            Pen.word(group, label.name(), center.plus(0, -8), Sizes.NAME_FONT, palette);
            Pen.word(group, label.size(), center.plus(0, 9), Sizes.SMALL_FONT, palette);
        }
    }

    /// A circle with a plus for a sum, with two bars for a concatenation.
    private static void join(Element parent, PlacedBlock block) {
        Element group = group(parent, "sum", Palette.JOIN);
        Rectangle circle = block.sum();
        Pen.circle(group, circle, Palette.JOIN);
        Point center = circle.center();
        double arm = circle.width() / 4;
        String across =
                switch (block.combination()) {
                    case ADD ->
                            line(center.plus(-arm, 0), "h", arm)
                                    + " "
                                    + line(center.plus(0, -arm), "v", arm);
                    case CONCATENATE ->
                            line(center.plus(-arm / 2, -arm), "v", arm)
                                    + " "
                                    + line(center.plus(arm / 2, -arm), "v", arm);
                };
        Pen.path(group, across, Palette.JOIN);
    }

    private static String line(Point start, String direction, double arm) {
        return "M%s %s%s".formatted(Pen.at(start), direction, Element.number(2 * arm));
    }

    private void concat(Figure.Concat concat) {
        Element group = group(parent, "concat", Palette.JOIN);
        Pen.arrows(group, List.of(concat.line()), Palette.JOIN);
        Pen.box(group, concat.box(), concat.box().height() / 2, Palette.JOIN);
        Pen.word(group, "concat", concat.box().center(), Sizes.NAME_FONT, Palette.JOIN);
    }

    /// A state outside of blocks: `h` with an index. One that nothing reads is faint.
    private void state(Rectangle box, String index, Palette palette, boolean isRead) {
        String name = "h[%s]".formatted(index);
        Element group = group(parent, "state", palette);
        if (isRead) {
            group.add("title").text(name);
        } else {
            group.with("opacity", "0.45").add("title").text(name + ", which no block reads");
        }
        Pen.box(group, box, box.height() / 2, palette);
        Point letter = box.center().plus(-Sizes.SMALL_FONT * 0.3 * index.length(), 0);
        Pen.word(group, "h", letter, Sizes.NAME_FONT + 2, palette).with("font-style", "italic");
        Pen.word(group, index, letter.plus(6, 5), Sizes.SMALL_FONT, palette)
                .with("text-anchor", "start");
    }

    private static Element group(Element parent, String name, Palette palette) {
        return parent.add("g").with("class", name + " " + palette.css());
    }

    private static String described(PlacedBlock block) {
        String joined =
                switch (block.combination()) {
                    case ADD -> "+";
                    case CONCATENATE -> "concatenated with";
                };
        return "block %d: %s %s %s"
                .formatted(
                        block.number(), described(block.left()), joined, described(block.right()));
    }

    private static String described(PlacedBranch branch) {
        int state = branch.branch().input();
        String source =
                switch (state) {
                    case 0 -> "h[i−1]";
                    case 1 -> "h[i]";
                    default -> "block " + (state - Cell.INPUTS);
                };
        return "%s of %s".formatted(BlockLabel.of(branch.branch().operation()).text(), source);
    }
}
