package io.cellwright.worker.baselines;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Test accuracy against parameters, multiply-adds and training time, as an SVG of three panels.
public final class AccuracyPlot {

    private static final int WIDTH = 860;
    private static final int PANEL_HEIGHT = 330;
    private static final int HEAD = 64;

    private AccuracyPlot() {}

    /// The picture; models without a score are not in it.
    public static String svg(BaselineReport report) {
        List<BaselineScore> scored =
                report.models().stream().filter(model -> model.trainings() > 0).toList();
        StringBuilder svg = new StringBuilder();
        int height = HEAD + 3 * PANEL_HEIGHT;
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%1$d\" height=\"%2$d\" font-family=\"system-ui, sans-serif\" role=\"img\">\n"
                        .formatted(WIDTH, height));
        svg.append("<title>").append(escaped(title(report))).append("</title>\n");
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        svg.append(text(24, 30, 16, "#111827", title(report)));
        svg.append(text(24, 50, 12, "#6b7280", subtitle(report)));
        if (scored.isEmpty()) {
            svg.append(text(24, HEAD + 40, 13, "#374151", "no model has a score yet"));
        } else {
            panel(svg, 0, scored, "parameters", BaselineScore::parameters);
            panel(svg, 1, scored, "multiply-adds for one image", BaselineScore::multiplyAdds);
            panel(svg, 2, scored, "seconds of training", BaselineScore::seconds);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void panel(
            StringBuilder svg,
            int number,
            List<BaselineScore> models,
            String axis,
            ToDoubleFunction<BaselineScore> cost) {
        svg.append("<g transform=\"translate(0 %d)\">\n".formatted(HEAD + number * PANEL_HEIGHT));
        new AccuracyPanel(svg, WIDTH, PANEL_HEIGHT, models, cost).draw(axis);
        svg.append("</g>\n");
    }

    private static String title(BaselineReport report) {
        return "Test accuracy on %s after %d epochs of %,d images"
                .formatted(
                        report.dataset().text(),
                        report.recipe().epochs(),
                        report.recipe().trainExamples());
    }

    private static String subtitle(BaselineReport report) {
        int most = report.models().stream().mapToInt(BaselineScore::trainings).max().orElse(0);
        return most > 1
                ? "%s; means of up to %d trainings, bars of one standard deviation"
                        .formatted(report.machine(), most)
                : report.machine();
    }

    static String text(double x, double y, int size, String color, String words) {
        return "<text x=\"%s\" y=\"%s\" font-size=\"%d\" fill=\"%s\">%s</text>\n"
                .formatted(number(x), number(y), size, color, escaped(words));
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
