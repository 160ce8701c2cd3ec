package io.cellwright.controller.search.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.controller.search.fidelity.Contender.Status;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AsynchronousRuleTest {

    /// Rungs after 1 and 3 epochs, and the end after 9.
    private static final Rule.AtRungs RULE = (Rule.AtRungs) Rule.of(new Fidelity.Asha(3, 1), 9);

    @Test
    void aCandidateGoesOnAsSoonAsItIsAmongTheBestThirdOfThoseAtItsRung() {
        // Ever better ones: of three the third, of four the fourth, and so on.
        Simulation search = new Simulation(RULE, 1_000, number -> number / 1_000.0);
        IntStream.range(0, 8).forEach(_ -> search.step());
        assertThat(search.events)
                .containsExactly(
                        "1 to 1",
                        "2 to 1",
                        "3 to 1",
                        "3 goes on to 3",
                        "3 to 3",
                        "4 to 1",
                        "4 goes on to 3",
                        "4 to 3",
                        "5 to 1",
                        "5 goes on to 3",
                        "5 to 3",
                        "5 goes on to 9");
    }

    @Test
    void ifTheBestCameFirstTheyGoOnWhenEnoughOthersHaveCome() {
        Simulation search = new Simulation(RULE, 1_000, number -> 1 - number / 1_000.0);
        IntStream.range(0, 12).forEach(_ -> search.step());
        assertThat(search.events)
                .containsSubsequence(
                        "3 to 1",
                        "1 goes on to 3",
                        "6 to 1",
                        "2 goes on to 3",
                        "9 to 1",
                        "3 goes on to 3",
                        "3 to 3",
                        "1 goes on to 9");
    }

    @Test
    void whoCannotGetIntoTheShareAnyMoreIsStopped() {
        Simulation search = new Simulation(RULE, 9, number -> 1 - number / 1_000.0);
        IntStream.range(0, 5).forEach(_ -> search.step());
        // Three of nine at most will go on, and 1, 2 and 3 are better than 4.
        assertThat(search.events)
                .containsExactly(
                        "1 to 1",
                        "2 to 1",
                        "3 to 1",
                        "1 goes on to 3",
                        "1 to 3",
                        "4 to 1",
                        "4 stops at 1");
    }

    @Test
    void aSearchIsOverWhenNothingCanComeAnyMore() {
        Simulation search = new Simulation(RULE, 27, number -> Math.sin(number)).run();
        assertThat(search.atRungs().get(1)).isEqualTo(27);
        assertThat(search.atRungs().get(3)).isGreaterThanOrEqualTo(9);
        assertThat(search.atRungs().get(9)).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aSearchTooSmallForItsRungsFinishesItsBestCandidateAllTheSame() {
        Simulation search = new Simulation(RULE, 2, number -> number / 10.0).run();
        assertThat(search.events)
                .containsExactly(
                        "1 to 1",
                        "2 to 1",
                        "2 goes on to 3",
                        "2 to 3",
                        "2 goes on to 9",
                        "2 to 9",
                        "1 stops at 1");
    }

    @Test
    void ifTheLastHopeFailsTheNextBestTakesItsPlace() {
        Race race =
                new Race(
                        List.of(
                                waiting(1, 1, Map.of(1, 0.3)),
                                waiting(2, 1, Map.of(1, 0.4)),
                                new Contender(3, Status.OUT, 9, Map.of(1, 0.5, 3, 0.5))),
                        0);
        assertThat(RULE.decide(race)).containsExactly(new Decision.Promote(2, 3));
    }

    /// The rule as it is published: never stop anyone, and promote whom the shares admit.
    @Test
    void stoppingThoseWithoutHopeChangesNoPromotion() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            double[] accuracies = random.doubles(40).toArray();
            Simulation search =
                    new Simulation(RULE, accuracies.length, number -> accuracies[number - 1]).run();
            Simulation endless = new Simulation(RULE, 1_000_000, number -> accuracies[number - 1]);
            long steps = search.events.stream().filter(event -> event.matches("\\d+ to 1")).count();
            assertThat(steps).isEqualTo(40);
            // The endless one has no need to stop anyone, and does the same until the last has
            // come.
            List<String> promotions = promotions(search);
            while (endless.events.stream().filter(event -> event.matches("\\d+ to 1")).count()
                    < 40) {
                endless.step();
            }
            assertThat(endless.events).noneMatch(event -> event.contains("stops"));
            assertThat(promotions).startsWith(promotions(endless).toArray(String[]::new));
        }
    }

    private static List<String> promotions(Simulation search) {
        return search.events.stream().filter(event -> event.contains("goes on")).toList();
    }

    private static Contender waiting(int number, int goal, Map<Integer, Double> accuracies) {
        return new Contender(number, Status.WAITING, goal, accuracies);
    }
}
