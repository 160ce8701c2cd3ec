package io.cellwright.worker.baselines;

import static io.cellwright.worker.baselines.AccuracyPlot.escaped;
import static io.cellwright.worker.baselines.AccuracyPlot.number;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// The name of a point, in a place near it.
///
/// @param x where the words begin, end or have their middle
/// @param y the middle of the letters' height
record Label(String words, Anchor anchor, double x, double y) {

    private static final int SIZE = 12;
    private static final double HALF_LINE = 7;

    /// About how wide a letter is.
    private static final double LETTER = 6.9;

    /// On which side of the point the words are, in the order in which that is tried.
    enum Anchor {
        START,
        END,
        MIDDLE
    }

    /// The places on one side of a point, the nearest first.
    static Stream<Label> around(String words, Anchor anchor, double x, double y) {
        double across =
                switch (anchor) {
                    case START -> 9;
                    case END -> -9;
                    case MIDDLE -> 0;
                };
        DoubleStream down =
                switch (anchor) {
                    case START, END -> DoubleStream.of(0, -9, 9, -18, 18);
                    case MIDDLE -> DoubleStream.of(-14, 14, -28, 28);
                };
        return down.mapToObj(shift -> new Label(words, anchor, x + across, y + shift));
    }

    Box box() {
        double width = LETTER * words.length();
        double left =
                switch (anchor) {
                    case START -> x;
                    case END -> x - width;
                    case MIDDLE -> x - width / 2;
                };
        return new Box(left, y - HALF_LINE, left + width, y + HALF_LINE);
    }

    String svg() {
        String side =
                switch (anchor) {
                    case START -> "start";
                    case END -> "end";
                    case MIDDLE -> "middle";
                };
        return "<text x=\"%s\" y=\"%s\" font-size=\"%d\" fill=\"#111827\" text-anchor=\"%s\">%s</text>\n"
                .formatted(number(x), number(y + 4), SIZE, side, escaped(words));
    }
}
