package io.cellwright.controller.search.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.controller.search.tabular.ReplayedSearch.Improvement;
import io.cellwright.searchspace.trial.Json;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StrategyReportTest {

    private static final Accuracies LOW = new Accuracies(80, 85, 88);
    private static final Accuracies MIDDLE = new Accuracies(82, 89, 90);
    private static final Accuracies HIGH = new Accuracies(84, 91, 94);

    /// The first of 20 evaluations within the budget of 1,000 seconds is the best until the 12th.
    private static final ReplayedSearch SLOW =
            new ReplayedSearch(
                    20, List.of(new Improvement(1, 50, LOW), new Improvement(12, 600, HIGH)));

    /// The best one is past the budget.
    private static final ReplayedSearch LATE =
            new ReplayedSearch(
                    18, List.of(new Improvement(1, 100, MIDDLE), new Improvement(30, 1_500, HIGH)));

    private static final List<ReplayedSearch> BOTH = List.of(SLOW, LATE);

    @Test
    void meansAndDeviationsAreOfTheAnswers() {
        StrategyReport report = StrategyReport.of(BOTH);
        assertThat(report.answers().reward()).isEqualTo(new Statistic(83, 1));
        assertThat(report.answers().finalValidation()).isEqualTo(new Statistic(90, 1));
        assertThat(report.answers().finalTest()).isEqualTo(new Statistic(92, 2));
        assertThat(report.evaluations()).isEqualTo(new Statistic(19, 1));
    }

    @Test
    void afterSoManyEvaluationsTheBudgetDoesNotMatter() {
        StrategyReport report = StrategyReport.of(BOTH);
        assertThat(report.atEvaluations()).containsOnlyKeys(10, 25, 50, 100, 200, 400);
        assertThat(testAccuracy(report, 10)).isEqualTo(new Statistic(89, 1));
        assertThat(testAccuracy(report, 25)).isEqualTo(new Statistic(92, 2));
        assertThat(testAccuracy(report, 50)).isEqualTo(new Statistic(94, 0));
    }

    private static Statistic testAccuracy(StrategyReport report, int evaluations) {
        return Objects.requireNonNull(report.atEvaluations().get(evaluations)).finalTest();
    }

    @Test
    void itsJsonHasTheNamesOfTheTablesColumns() {
        assertThat(Json.write(StrategyReport.of(List.of(LATE))))
                .startsWith(
                        """
                        {"reward_accuracy":{"mean":82.0,"std":0.0},\
                        "final_valid_accuracy":{"mean":89.0,"std":0.0},\
                        "final_test_accuracy":{"mean":90.0,"std":0.0},\
                        "evaluations":{"mean":18.0,"std":0.0},\
                        "at_evaluations":{"10":{"reward_accuracy":{"mean":82.0,"std":0.0},\
                        """)
                .endsWith(
                        """
                        "400":{"reward_accuracy":{"mean":84.0,"std":0.0},\
                        "final_valid_accuracy":{"mean":91.0,"std":0.0},\
                        "final_test_accuracy":{"mean":94.0,"std":0.0}}}}\
                        """);
    }

    @Test
    void aCurveBeginsWhereEverySearchHasAnOutcomeAndEndsWithTheAnswers() {
        List<BestSoFar> curve = BestSoFar.curve(BOTH, 1_000, 20);
        assertThat(curve).hasSize(19);
        assertThat(curve.getFirst().seconds()).isEqualTo(100);
        assertThat(curve.getFirst().accuracies().finalTest()).isEqualTo(new Statistic(89, 1));
        assertThat(curve.get(10).seconds()).isEqualTo(600);
        assertThat(curve.get(9).accuracies().finalTest()).isEqualTo(new Statistic(89, 1));
        assertThat(curve.get(10).accuracies().finalTest()).isEqualTo(new Statistic(92, 2));
        assertThat(curve.getLast())
                .isEqualTo(new BestSoFar(1_000, StrategyReport.of(BOTH).answers()));
    }

    @Test
    void aCurvesEndCountsTheEvaluationThatCrossedTheBudget() {
        ReplayedSearch crossing =
                new ReplayedSearch(
                        2, List.of(new Improvement(1, 90, LOW), new Improvement(2, 110, HIGH)));
        assertThat(BestSoFar.curve(List.of(crossing), 100, 10))
                .extracting(best -> best.accuracies().reward().mean())
                .containsExactly(80.0, 84.0);
    }
}
