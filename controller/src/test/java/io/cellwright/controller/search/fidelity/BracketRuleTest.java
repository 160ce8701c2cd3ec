package io.cellwright.controller.search.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BracketRuleTest {

    /// Rungs after 1 and 3 epochs, and the end after 9: brackets of nine.
    private static Rule.AtRungs halving() {
        return (Rule.AtRungs) Rule.of(new Fidelity.SuccessiveHalving(3, 1), 9);
    }

    private static Rule.AtRungs hyperband() {
        return (Rule.AtRungs) Rule.of(new Fidelity.Hyperband(3, 1), 9);
    }

    @Test
    void ofNineCandidatesThreeGoOnAndThenOne() {
        // Accuracies 0.1, 0.2, ..., 0.9 in the order of suggestion.
        Simulation search = new Simulation(halving(), 9, number -> number / 10.0).run();
        assertThat(search.events)
                .containsExactly(
                        "1 to 1",
                        "2 to 1",
                        "3 to 1",
                        "4 to 1",
                        "5 to 1",
                        "6 to 1",
                        "7 to 1",
                        "8 to 1",
                        "9 to 1",
                        "1 stops at 1",
                        "2 stops at 1",
                        "3 stops at 1",
                        "4 stops at 1",
                        "5 stops at 1",
                        "6 stops at 1",
                        "7 goes on to 3",
                        "8 goes on to 3",
                        "9 goes on to 3",
                        "7 to 3",
                        "8 to 3",
                        "9 to 3",
                        "7 stops at 3",
                        "8 stops at 3",
                        "9 goes on to 9",
                        "9 to 9");
    }

    @Test
    void bracketsAreJudgedApartAndALastOneIsJudgedWithWhatItHas() {
        Simulation search = new Simulation(halving(), 9 + 4, number -> number / 100.0).run();
        // Of the four of the second bracket, 4 / 3 and then 4 / 9 go on, but one at least.
        assertThat(search.atRungs()).isEqualTo(Map.of(1, 13L, 3, 4L, 9, 2L));
        assertThat(search.finished()).containsExactly(9, 13);
    }

    @Test
    void whoFailedCountsAsWorst() {
        Simulation search = new Simulation(halving(), 9, number -> -number);
        search.fail();
        search.fail();
        search.run();
        // Still three of nine: 3, 4 and 5.
        assertThat(search.atRungs()).isEqualTo(Map.of(1, 7L, 3, 3L, 9, 1L));
        assertThat(search.finished()).containsExactly(3);
    }

    @Test
    void ofEquallyAccurateCandidatesTheEarlierGoOn() {
        Simulation search = new Simulation(halving(), 9, _ -> 0.5).run();
        assertThat(search.finished()).containsExactly(1);
    }

    @Test
    void aBracketWaitsForItsLastCandidate() {
        Simulation search = new Simulation(halving(), 20, number -> number);
        IntStream.range(0, 8).forEach(_ -> search.step());
        assertThat(search.events).hasSize(8).noneMatch(event -> event.contains("goes on"));
        search.step();
        assertThat(search.events).contains("9 goes on to 3", "1 stops at 1");
    }

    @Test
    void hyperbandBeginsAtEveryRungInTurn() {
        // As table 1 of the article has them for three rungs: 9 at 1 epoch, ceil(3/2 * 3) = 5 at 3,
        // and 3 at 9.
        assertThat(IntStream.rangeClosed(1, 18).map(hyperband()::firstGoal))
                .containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 3, 3, 3, 3, 9, 9, 9, 1);
    }

    @Test
    void theSizesOfHyperbandsBracketsAreThoseOfTheArticle() {
        Rule.AtRungs rule = (Rule.AtRungs) Rule.of(new Fidelity.Hyperband(3, 1), 81);
        Map<Integer, Integer> sizes = new TreeMap<>();
        IntStream.rangeClosed(1, 81 + 34 + 15 + 8 + 5)
                .forEach(number -> sizes.merge(rule.firstGoal(number), 1, Integer::sum));
        assertThat(sizes).isEqualTo(Map.of(1, 81, 3, 34, 9, 15, 27, 8, 81, 5));
    }

    @Test
    void everyBracketOfHyperbandIsJudgedFromItsOwnRungOn() {
        Simulation search = new Simulation(hyperband(), 17, number -> number / 100.0).run();
        // 9, 3, 1 from the first; 5, 1 from the second; 3 from the third.
        assertThat(search.atRungs()).isEqualTo(Map.of(1, 9L, 3, 3L + 5, 9, 1L + 1 + 3));
        assertThat(search.finished()).containsExactly(9, 14, 15, 16, 17);
    }
}
