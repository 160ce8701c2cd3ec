package io.cellwright.controller.cli.benchmark;

import io.cellwright.controller.drawing.LineChart;
import io.cellwright.controller.search.tabular.AccuracyStatistics;
import io.cellwright.controller.search.tabular.BestSoFar;
import io.cellwright.controller.search.tabular.ReplayedSearch;
import io.cellwright.controller.search.tabular.Statistic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A picture of compared strategies: the best by reward so far against simulated time.
public final class StrategyChart {

    private static final int MOMENTS = 200;

    private StrategyChart() {}

    /// The picture as SVG.
    ///
    /// @param searches of each strategy, at least one
    public static String svg(Map<String, List<ReplayedSearch>> searches, double budgetSeconds) {
        Map<String, List<BestSoFar>> curves = new LinkedHashMap<>();
        searches.forEach((label, replayed) ->
                curves.put(label, BestSoFar.curve(replayed, budgetSeconds, MOMENTS)));
        int most = searches.values().stream().mapToInt(List::size).max().orElse(0);
        return new LineChart(
                        "The best architecture so far by reward",
                        "means of %,d searches; shades of one standard deviation".formatted(most),
                        "simulated seconds",
                        List.of(
                                panel("reward accuracy, %", curves, AccuracyStatistics::reward),
                                panel(
                                        "final test accuracy, %",
                                        curves, AccuracyStatistics::finalTest)))
                .svg();
    }

    private static LineChart.Panel panel(
            String vertical,
            Map<String, List<BestSoFar>> curves,
            Function<AccuracyStatistics, Statistic> value) {
        List<LineChart.Line> lines = new ArrayList<>();
        curves.forEach((label, curve) ->
                lines.add(
                        new LineChart.Line(
                                label, curve.stream().map(best -> spot(best, value)).toList())));
        return new LineChart.Panel(vertical, lines);
    }

    private static LineChart.Spot spot(
            BestSoFar best, Function<AccuracyStatistics, Statistic> value) {
        Statistic statistic = value.apply(best.accuracies());
        return new LineChart.Spot(best.seconds(), statistic.mean(), statistic.std());
    }
}
