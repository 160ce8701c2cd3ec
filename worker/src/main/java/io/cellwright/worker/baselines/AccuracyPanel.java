package io.cellwright.worker.baselines;

import static io.cellwright.worker.baselines.AccuracyPlot.escaped;
import static io.cellwright.worker.baselines.AccuracyPlot.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// One panel: a point with its name for each model, its cost on a logarithmic axis.
final class AccuracyPanel {

    private static final double LEFT = 64;
    private static final double RIGHT = 24;
    private static final double TOP = 12;
    private static final double BOTTOM = 56;
    private static final double RADIUS = 4.5;

    private final StringBuilder svg;
    private final double width;
    private final double height;
    private final List<BaselineScore> models;
    private final ToDoubleFunction<BaselineScore> cost;
    private final LogarithmicAxis costs;
    private final double lowest;
    private final double highest;
    private final List<Box> taken = new ArrayList<>();

    AccuracyPanel(
            StringBuilder svg,
            double width,
            double height,
            List<BaselineScore> models,
            ToDoubleFunction<BaselineScore> cost) {
        this.svg = svg;
        this.width = width;
        this.height = height;
        this.models = models;
        this.cost = cost;
        this.costs =
                LogarithmicAxis.over(
                        models.stream().mapToDouble(cost).map(value -> Math.max(value, 1e-3)));
        this.lowest =
                10
                        * Math.floor(
                                models.stream()
                                                .mapToDouble(BaselineScore::testAccuracy)
                                                .min()
                                                .orElse(0)
                                        * 10);
        double best = models.stream().mapToDouble(BaselineScore::testAccuracy).max().orElse(1);
        this.highest = Math.max(lowest + 10, 10 * Math.ceil(best * 10));
    }

    void draw(String axis) {
        grid();
        svg.append(
                "<text x=\"%s\" y=\"%s\" font-size=\"12\" fill=\"#374151\" text-anchor=\"middle\">%s</text>\n"
                        .formatted(
                                number((LEFT + width - RIGHT) / 2),
                                number(height - 16),
                                escaped(axis)));
        svg.append(
                "<text transform=\"translate(18 %s) rotate(-90)\" font-size=\"12\" fill=\"#374151\" text-anchor=\"middle\">test accuracy, %%</text>\n"
                        .formatted(number((TOP + height - BOTTOM) / 2)));
        models.forEach(model -> taken.add(around(model)));
        models.forEach(this::point);
        models.forEach(this::label);
    }

    private void grid() {
        for (double percent = lowest; percent <= highest; percent += 10) {
            line(LEFT, y(percent), width - RIGHT, y(percent));
            tick(LEFT - 8, y(percent) + 4, "end", String.format(Locale.ROOT, "%.0f", percent));
        }
        for (double tick : costs.ticks()) {
            line(x(tick), TOP, x(tick), height - BOTTOM);
            tick(x(tick), height - BOTTOM + 16, "middle", LogarithmicAxis.label(tick));
        }
    }

    private void line(double x1, double y1, double x2, double y2) {
        svg.append(
                "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"#e5e7eb\"/>\n"
                        .formatted(number(x1), number(y1), number(x2), number(y2)));
    }

    private void tick(double x, double y, String anchor, String words) {
        svg.append(
                "<text x=\"%s\" y=\"%s\" font-size=\"11\" fill=\"#6b7280\" text-anchor=\"%s\">%s</text>\n"
                        .formatted(number(x), number(y), anchor, words));
    }

    private void point(BaselineScore model) {
        double spread = 100 * model.testDeviation();
        double percent = 100 * model.testAccuracy();
        if (spread > 0) {
            svg.append(
                    "<line x1=\"%s\" y1=\"%s\" x2=\"%1$s\" y2=\"%s\" stroke=\"#2563eb\" stroke-width=\"1.5\"/>\n"
                            .formatted(
                                    number(x(model)),
                                    number(y(percent - spread)),
                                    number(y(percent + spread))));
        }
        svg.append(
                "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"#2563eb\"><title>%s: %.1f %%</title></circle>\n"
                        .formatted(
                                number(x(model)),
                                number(y(percent)),
                                number(RADIUS),
                                escaped(model.model()),
                                percent));
    }

    /// To the right of the point, or where else nothing lies yet.
    private void label(BaselineScore model) {
        List<Label> places =
                List.of(Label.Anchor.values()).stream()
                        .flatMap(anchor ->
                                Label.around(model.model(), anchor, x(model), middle(model)))
                        .toList();
        Label chosen =
                places.stream()
                        .filter(place -> isFree(place.box()))
                        .findFirst()
                        .orElse(places.getFirst());
        taken.add(chosen.box());
        svg.append(chosen.svg());
    }

    private boolean isFree(Box box) {
        return box.left() >= LEFT
                && box.right() <= width
                && box.top() >= 0
                && taken.stream().noneMatch(box::overlaps);
    }

    /// A point with its bar.
    private Box around(BaselineScore model) {
        double x = x(model);
        double y = middle(model);
        double reach =
                Math.max(RADIUS, y - y(100 * (model.testAccuracy() + model.testDeviation())));
        return new Box(x - RADIUS, y - reach, x + RADIUS, y + reach);
    }

    private double middle(BaselineScore model) {
        return y(100 * model.testAccuracy());
    }

    private double x(BaselineScore model) {
        return x(Math.max(cost.applyAsDouble(model), 1e-3));
    }

    private double x(double value) {
        return LEFT + costs.place(value) * (width - LEFT - RIGHT);
    }

    private double y(double percent) {
        double share = (percent - lowest) / (highest - lowest);
        return height - BOTTOM - share * (height - BOTTOM - TOP);
    }
}
