package io.cellwright.controller.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BaselineTest {

    private final Baseline baseline = new Baseline(0.8, AdvantageScale.DEVIATION);

    @Test
    void theFirstRewardIsNoSurprise() {
        assertThat(baseline.advantage(0.7)).isZero();
    }

    @Test
    void equalRewardsAreNoSurprise() {
        baseline.advantage(0.7);

        assertThat(baseline.advantage(0.7)).isZero();
    }

    @Test
    void advantagesDoNotDependOnTheScaleOfRewards() {
        Baseline fine = new Baseline(0.8, AdvantageScale.DEVIATION);
        double[] rewards = {0.5, 0.6, 0.3, 0.8, 0.7};
        for (double reward : rewards) {
            assertThat(fine.advantage(0.01 * reward))
                    .isCloseTo(baseline.advantage(reward), within(1e-9));
        }
    }

    @Test
    void aFailureIsBadButDoesNotMakeTheNextOrdinaryRewardASuccess() {
        for (int time = 0; time < 20; time++) {
            baseline.advantage(time % 2 == 0 ? 0.60 : 0.64);
        }
        double failure = baseline.advantage(0);
        double ordinary = baseline.advantage(0.62);

        assertThat(failure).isLessThan(-1.5);
        assertThat(ordinary).isBetween(-0.5, 0.6);
    }

    @Test
    void plainAdvantagesAreRewardsLessTheirMovingAverage() {
        Baseline plain = new Baseline(0.8, AdvantageScale.REWARD);
        plain.advantage(0.5);

        assertThat(plain.mean()).isEqualTo(0.5);
        assertThat(plain.advantage(0.7)).isCloseTo(0.2, within(1e-12));
        assertThat(plain.lastAdvantage()).isCloseTo(0.2, within(1e-12));
        assertThat(plain.mean()).isEqualTo(0.6);
        assertThat(plain.advantage(9.6)).as("not cut off").isCloseTo(9, within(1e-12));
    }

    @Test
    void ranksAreTheShareOfLowerRewards() {
        Baseline ranks = new Baseline(0.8, AdvantageScale.RANK);

        assertThat(ranks.advantage(0.5)).isZero();
        assertThat(ranks.advantage(0.7)).isEqualTo(1);
        assertThat(ranks.advantage(0.1)).isEqualTo(-1);
        assertThat(ranks.advantage(0.5)).isEqualTo(0);
        assertThat(ranks.advantage(0.6)).isEqualTo(0.5);
    }
}
