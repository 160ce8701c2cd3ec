package io.cellwright.controller.cli.benchmark;

import io.cellwright.controller.cli.output.Table;
import io.cellwright.controller.cli.output.Text;
import io.cellwright.controller.search.tabular.AccuracyStatistics;
import io.cellwright.controller.search.tabular.ReplayRules;
import io.cellwright.controller.search.tabular.Statistic;
import io.cellwright.controller.search.tabular.StrategyReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/// Compared strategies as text for people.
public final class StrategyTables {

    private StrategyTables() {}

    /// What was found within the budget, and after so many evaluations.
    public static String of(Map<String, StrategyReport> strategies, double budgetSeconds) {
        return """
        The best by reward after %s simulated seconds, mean ± standard deviation, in percent

        %s

        Its final test accuracy after so many evaluations

        %s

        Its reward accuracy after so many evaluations

        %s\
        """
                .formatted(
                        Text.decimal(OptionalDouble.of(budgetSeconds), 0),
                        answers(strategies),
                        atEvaluations(strategies, AccuracyStatistics::finalTest),
                        atEvaluations(strategies, AccuracyStatistics::reward));
    }

    private static String answers(Map<String, StrategyReport> strategies) {
        Table table =
                Table.of(
                        "strategy",
                        ">reward accuracy",
                        ">final valid accuracy",
                        ">final test accuracy",
                        ">evaluations");
        strategies.forEach((label, report) ->
                table.row(
                        label,
                        text(report.answers().reward(), 2),
                        text(report.answers().finalValidation(), 2),
                        text(report.answers().finalTest(), 2),
                        text(report.evaluations(), 1)));
        return table.render();
    }

    private static String atEvaluations(
            Map<String, StrategyReport> strategies, Function<AccuracyStatistics, Statistic> value) {
        Stream<String> numbers =
                ReplayRules.EVALUATIONS.stream().map(evaluations -> ">" + evaluations);
        Table table =
                Table.of(Stream.concat(Stream.of("strategy"), numbers).toArray(String[]::new));
        strategies.forEach((label, report) -> {
            List<String> cells =
                    report.atEvaluations().values().stream()
                            .map(value)
                            .map(statistic -> text(statistic, 2))
                            .toList();
            table.row(Stream.concat(Stream.of(label), cells.stream()).toArray(String[]::new));
        });
        return table.render();
    }

    private static String text(Statistic statistic, int digits) {
        String number = "%." + digits + "f";
        return String.format(
                Locale.ROOT, number + " ± " + number, statistic.mean(), statistic.std());
    }
}
