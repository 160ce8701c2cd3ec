package io.cellwright.controller.search.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianRuleTest {

    private static final MedianRule RULE = new MedianRule(1, 3, 5);

    /// With averages of 0.3, 0.4 and 0.5 up to the second epoch.
    private static final List<List<Double>> OTHERS =
            List.of(List.of(0.2, 0.4, 0.9), List.of(0.4, 0.4), List.of(0.4, 0.6));

    @Test
    void aCandidateWhoseBestIsBelowTheMedianOfTheAveragesIsStopped() {
        assertThat(RULE.stops(List.of(0.1, 0.39), OTHERS)).isTrue();
        assertThat(RULE.stops(List.of(0.39, 0.1), OTHERS)).isTrue();
    }

    @Test
    void aCandidateThatIsAsGoodAsTheMedianGoesOn() {
        assertThat(RULE.stops(List.of(0.1, 0.4), OTHERS)).isFalse();
        assertThat(RULE.stops(List.of(0.41, 0.1), OTHERS)).isFalse();
    }

    @Test
    void ofAnEvenNumberTheMedianIsBetweenTheTwoInTheMiddle() {
        List<List<Double>> four =
                List.of(List.of(0.3, 0.3), List.of(0.4, 0.4), List.of(0.5, 0.5), List.of(0.6, 0.6));
        assertThat(RULE.stops(List.of(0.44, 0.44), four)).isTrue();
        assertThat(RULE.stops(List.of(0.46, 0.46), four)).isFalse();
    }

    @Test
    void nobodyIsStoppedInTheTimeOfGraceAfterTheEndOrWhereTooFewHaveComeAsFar() {
        assertThat(RULE.stops(List.of(0.1), OTHERS)).isFalse();
        assertThat(RULE.stops(List.of(0.1, 0.1, 0.1), OTHERS)).isFalse();
        List<Double> whole = List.of(0.5, 0.5, 0.5, 0.5, 0.5);
        assertThat(RULE.stops(List.of(0.1, 0.1, 0.1, 0.1, 0.1), List.of(whole, whole, whole)))
                .isFalse();
    }
}
