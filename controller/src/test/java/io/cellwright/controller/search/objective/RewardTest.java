package io.cellwright.controller.search.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cellwright.searchspace.space.Constraints;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewardTest {

    private static final Objective FRONT =
            new Objective(
                    List.of(Goal.ACCURACY, Goal.PARAMETERS, Goal.LATENCY),
                    Optional.empty(),
                    Optional.empty());

    private static Measurements measured(double accuracy, OptionalDouble milliseconds) {
        return new Measurements(accuracy, 1_000_000, 50, OptionalLong.of(400), milliseconds);
    }

    private static Objective target(double milliseconds, double weight) {
        return new Objective(
                List.of(Goal.ACCURACY),
                Optional.empty(),
                Optional.of(new LatencyTarget(milliseconds, weight)));
    }

    @Test
    void theRewardIsTheAccuracyUnlessMoreIsAskedFor() {
        assertThat(Reward.of(Objective.ACCURACY, measured(0.75, OptionalDouble.empty())))
                .isEqualTo(0.75);
    }

    @ParameterizedTest
    @CsvSource({
        "0.8, 10, 10, -0.07, 0.8",
        "0.8, 20, 10, -1,    0.4",
        "0.8, 5,  10, -1,    1.6",
        "0.8, 40, 10, -0.5,  0.4",
        "0.8, 99, 10, 0,     0.8",
        // 0.8 / 2^0.07
        "0.8, 20, 10, -0.07, 0.762110"
    })
    void aSlowNetworksRewardIsLessByThePowerOfWhatItExceedsTheTarget(
            double accuracy, double latency, double target, double weight, double reward) {
        assertThat(
                        Reward.of(
                                target(target, weight),
                                measured(accuracy, OptionalDouble.of(latency))))
                .isCloseTo(reward, within(1e-6));
    }

    @Test
    void aNetworkWhoseLatencyWasNotMeasuredIsWorthNothingWhereItMatters() {
        Measurements unmeasured = measured(0.9, OptionalDouble.empty());
        assertThat(Reward.of(target(10, -0.07), unmeasured)).isZero();
        assertThat(Reward.objectives(FRONT, unmeasured)).isEmpty();
    }

    @Test
    void noLatencyIsSoShortThatItsRewardIsNoNumber() {
        assertThat(Reward.of(target(60_000, -1), measured(1, OptionalDouble.of(Double.MIN_VALUE))))
                .isEqualTo(6e7, within(1.0));
    }

    @Test
    void everyGoalIsLargerWhereItIsBetter() {
        assertThat(Reward.objectives(FRONT, measured(0.9, OptionalDouble.of(10))))
                .containsExactly(0.9, -6.0, -1.0);
    }

    @Test
    void nothingIsWorseThanACandidateThatFailed() {
        assertThat(Reward.failure(FRONT)).containsExactly(0.0, -9.0, -6.0);
        Measurements huge =
                new Measurements(
                        0.1, Long.MAX_VALUE, 1, OptionalLong.of(1), OptionalDouble.of(1e300));
        assertThat(Reward.objectives(FRONT, huge)).containsExactly(0.1, -9.0, -6.0);
    }

    @Test
    void theHypervolumeIsMeasuredFromTheLimitsWhereThereAreSome() {
        Constraints limits =
                new Constraints(
                        OptionalLong.of(100_000), OptionalLong.empty(), OptionalLong.empty());
        Objective limited = new Objective(FRONT.goals(), Optional.of(limits), Optional.empty());
        assertThat(Reward.reference(FRONT)).containsExactly(0.0, -9.0, -6.0);
        assertThat(Reward.reference(limited)).containsExactly(0.0, -5.0, -6.0);
    }
}
