package io.cellwright.controller.search.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cellwright.controller.search.Repeats;
import io.cellwright.controller.search.SearchSpecification;
import io.cellwright.controller.search.SearchState;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    private static final String RANDOM =
            "{\"dataset\": \"shapes\", \"trials\": 4, \"strategy\": \"random\"}";
    private static final String REINFORCE = "{\"dataset\": \"shapes\", \"trials\": 4}";

    private static Run run(
            long search,
            SearchSpecification specification,
            SearchState state,
            double... accuracies) {
        List<Run.Step> steps =
                DoubleStream.of(accuracies)
                        .mapToObj(accuracy ->
                                accuracy == 0
                                        ? new Run.Step(
                                                OptionalDouble.empty(), OptionalDouble.empty(), 900)
                                        : new Run.Step(
                                                OptionalDouble.of(accuracy),
                                                OptionalDouble.of(accuracy - 0.1),
                                                1_800))
                        .toList();
        return new Run(search, specification, state, steps);
    }

    private static List<Run> runs(int first, String specification, double[]... accuracies) {
        List<SearchSpecification> repeats =
                Repeats.of(SearchSpecification.read(specification), accuracies.length);
        return IntStream.range(0, accuracies.length)
                .mapToObj(repeat ->
                        run(
                                (long) first + repeat,
                                repeats.get(repeat),
                                SearchState.COMPLETED,
                                accuracies[repeat]))
                .toList();
    }

    private static double[] of(double... accuracies) {
        return accuracies;
    }

    private static List<Group> groups(List<Run> one, List<Run> other) {
        return Comparison.of(Stream.concat(one.stream(), other.stream()).toList())
                .tasks()
                .getFirst()
                .groups();
    }

    @Test
    void ofSearchesWithOneSeedOnlyTheOneThatHasComeFurthestCounts() {
        List<Group> groups =
                groups(
                        runs(1, RANDOM, of(0.5, 0.4), of(0.3, 0.6)),
                        runs(7, RANDOM, of(0.5, 0.4, 0.7)));
        assertThat(groups).hasSize(1);
        assertThat(groups.getFirst().searches()).containsExactly(7L, 2L);
        assertSpread(
                groups.getFirst().validationAccuracy().orElseThrow(), 0.65, Math.sqrt(0.005), 2);
    }

    @Test
    void aSearchThatScreensIsAnotherMethodAndNoControl() {
        String screened =
                "{\"dataset\": \"shapes\", \"trials\": 4, \"strategy\": \"random\","
                        + " \"screening\": {\"score\": \"naswot\", \"first\": 2}}";
        List<Group> groups = groups(runs(1, RANDOM, of(0.5)), runs(2, screened, of(0.4)));
        assertThat(groups).extracting(Group::control).containsExactly(true, false);
        assertThat(groups.getLast().label())
                .isEqualTo("random, the best of 4 by naswot, for the first 2, 4 trials");
    }

    @Test
    void repeatsAreOneGroupWithMeanAndStandardDeviation() {
        List<Run> repeats =
                runs(
                        5,
                        RANDOM,
                        of(0.5, 0.4, 0.7, 0.6),
                        of(0.3, 0.8, 0.2, 0.1),
                        of(0, 0.6, 0.6, 0.5));
        Group group = Comparison.of(repeats).tasks().getFirst().groups().getFirst();
        assertThat(group.name()).isEqualTo("search");
        assertThat(group.control()).isTrue();
        assertThat(group.searches()).containsExactly(5L, 6L, 7L);
        // 0.7, 0.8 and 0.6: a mean of 0.7, and (0 + 0.01 + 0.01) / 2 is the variance.
        assertSpread(group.validationAccuracy().orElseThrow(), 0.7, 0.1, 3);
        assertSpread(group.testAccuracy().orElseThrow(), 0.6, 0.1, 3);
        // 2, 2 and 1.75 hours.
        assertThat(group.deviceHours().mean()).isCloseTo(5.75 / 3, within(1e-12));
        // After one candidate the third has found nothing yet.
        assertSpread(after(group, 25), 0.4, Math.sqrt(0.02), 2);
        assertSpread(after(group, 50), 1.9 / 3, Math.sqrt(0.0233333333 / 1), 3);
        assertSpread(after(group, 100), 0.7, 0.1, 3);
    }

    private static Spread after(Group group, int percent) {
        return Objects.requireNonNull(group.after().get(String.valueOf(percent)));
    }

    private static void assertSpread(Spread spread, double mean, double deviation, int count) {
        assertThat(spread.mean()).isCloseTo(mean, within(1e-9));
        assertThat(spread.deviation().orElseThrow()).isCloseTo(deviation, within(1e-6));
        assertThat(spread.count()).isEqualTo(count);
    }

    @Test
    void aCurveBeginsWhereAllHaveFoundSomethingAndRisesWithTheBest() {
        List<Run> repeats = runs(1, RANDOM, of(0.5, 0.4, 0.7, 0.6), of(0, 0.6, 0.8, 0.1));
        Group group = Comparison.of(repeats).tasks().getFirst().groups().getFirst();
        assertThat(group.byTrials())
                .extracting(Curve.Point::x, point -> point.best().mean())
                .usingRecursiveComparison()
                .withComparatorForType(
                        (one, other) -> Math.abs(one - other) < 1e-9 ? 0 : 1, Double.class)
                .isEqualTo(
                        List.of(
                                org.assertj.core.groups.Tuple.tuple(2.0, 0.55),
                                org.assertj.core.groups.Tuple.tuple(3.0, 0.75),
                                org.assertj.core.groups.Tuple.tuple(4.0, 0.75)));
        List<Curve.Point> byHours = group.byDeviceHours();
        assertThat(byHours.getFirst().x()).isCloseTo(0.75, within(0.011));
        assertThat(byHours.getLast().x()).isCloseTo(2, within(1e-12));
        assertThat(byHours.getLast().best().mean()).isCloseTo(0.75, within(1e-12));
        assertThat(byHours)
                .isSortedAccordingTo(
                        (one, other) -> Double.compare(one.best().mean(), other.best().mean()));
    }

    @Test
    void aSearchThatGoesOnIsCountedOnlyAsFarAsItHasCome() {
        SearchSpecification random = SearchSpecification.read(RANDOM);
        List<SearchSpecification> repeats = Repeats.of(random, 2);
        Group group =
                Comparison.of(
                                List.of(
                                        run(1, repeats.get(0), SearchState.RUNNING, 0.5, 0.6),
                                        run(
                                                2,
                                                repeats.get(1),
                                                SearchState.COMPLETED,
                                                0.4,
                                                0.5,
                                                0.9,
                                                0.2)))
                        .tasks()
                        .getFirst()
                        .groups()
                        .getFirst();
        assertThat(group.running()).isEqualTo(1);
        assertThat(group.byTrials().getLast().x()).isEqualTo(2);
        assertThat(after(group, 50).count()).isEqualTo(2);
        assertThat(after(group, 100).count()).isEqualTo(1);
        assertThat(after(group, 100).deviation()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0.60, 0.64, 0.80, 0.84, HIGHER",
        "0.80, 0.84, 0.60, 0.64, LOWER",
        "0.60, 0.70, 0.65, 0.75, WITHIN_SPREAD",
    })
    void aDifferenceIsClaimedOnlyBeyondTheSpreadOfBoth(
            double random, double again, double one, double other, Difference.Verdict verdict) {
        List<Group> groups =
                groups(
                        runs(1, RANDOM, of(random), of(again)),
                        runs(3, REINFORCE, of(one), of(other)));
        assertThat(groups.getFirst().control()).isTrue();
        assertThat(groups.getFirst().againstControl()).isEmpty();
        Group.AgainstControl against = groups.get(1).againstControl().orElseThrow();
        Difference difference = against.validationAccuracy().orElseThrow();
        assertThat(difference.verdict()).isEqualTo(verdict);
        assertThat(difference.mean()).isCloseTo((one + other - random - again) / 2, within(1e-9));
        double variances =
                (again - random) * (again - random) / 2 + (other - one) * (other - one) / 2;
        assertThat(difference.spread().orElseThrow()).isCloseTo(Math.sqrt(variances), within(1e-9));
    }

    @Test
    void oneRunHasNoSpreadAndProvesNothing() {
        List<Group> groups = groups(runs(1, RANDOM, of(0.1), of(0.2)), runs(3, REINFORCE, of(0.9)));
        Group one = groups.get(1);
        assertThat(one.validationAccuracy().orElseThrow().deviation()).isEmpty();
        Difference difference =
                one.againstControl().orElseThrow().validationAccuracy().orElseThrow();
        assertThat(difference.verdict()).isEqualTo(Difference.Verdict.UNKNOWN);
        assertThat(difference.spread()).isEmpty();
    }

    @Test
    void aControlMaySpendAsMuch() {
        String more = "{\"dataset\": \"shapes\", \"trials\": 5}";
        List<Group> groups = groups(runs(1, RANDOM, of(0.1)), runs(2, more, of(0.9)));
        assertThat(groups.get(1).againstControl()).isEmpty();
    }

    @Test
    void aControlOfTheSameFidelityIsTakenFirst() {
        String pruned =
                "{\"dataset\": \"shapes\", \"trials\": 4, \"strategy\": \"%s\", \"fidelity\":"
                        + " \"asha\"}";
        List<Run> controls =
                Stream.concat(
                                runs(1, RANDOM, of(0.1)).stream(),
                                runs(2, pruned.formatted("random"), of(0.2)).stream())
                        .toList();
        List<Group> groups = groups(controls, runs(3, pruned.formatted("reinforce"), of(0.9)));
        assertThat(groups.get(2).againstControl().orElseThrow().label())
                .isEqualTo("random, asha, 4 trials");
    }

    @Test
    void anotherTaskIsApartWithTheFieldsThatDiffer() {
        String longer =
                "{\"dataset\": \"shapes\", \"trials\": 4, \"recipe\": {\"epochs\": 5}, \"network\":"
                        + " {\"filters\": 4}}";
        Comparison comparison =
                Comparison.of(
                        Stream.concat(
                                        runs(1, RANDOM, of(0.1)).stream(),
                                        runs(2, longer, of(0.2)).stream())
                                .toList());
        assertThat(comparison.tasks()).hasSize(2);
        assertThat(comparison.tasks().get(0).differsIn()).isEmpty();
        assertThat(comparison.tasks().get(1).differsIn())
                .containsExactly("network.filters", "recipe.epochs");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    "strategy": {"name": "reinforce", "learningRate": 0.5} | reinforce learningRate=0.5, 24 trials
                    "strategy": "random", "fidelity": {"name": "asha", "reduction": 4} | random, asha reduction=4, 24 trials
                    "strategy": "random", "budget": {"hours": 2}           | random, 24 trials, hours=2.0
                    "strategy": "random", "objective": {"latency": {"targetMilliseconds": 5}} | random, latency.targetMilliseconds=5.0, latency.weight=-0.07, 24 trials
                    """)
    void aMethodIsToldByWhatDiffersFromTheUsual(String fields, String label) {
        SearchSpecification specification =
                SearchSpecification.read("{\"dataset\": \"shapes\", %s}".formatted(fields));
        assertThat(Method.of(specification).label()).isEqualTo(label);
    }
}
