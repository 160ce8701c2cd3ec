package io.cellwright.worker.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.trial.FailureReason;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossGuardTest {

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void aLossThatIsNoNumberIsAFaultAtOnce(float loss) {
        Optional<LossGuard.Fault> fault =
                new LossGuard(2.3, 100).check(new float[] {1, 1, loss, 1}, 10);

        assertThat(fault)
                .contains(
                        new LossGuard.Fault(
                                FailureReason.NOT_A_NUMBER,
                                "the loss of step 13 was not a finite number"));
    }

    @Test
    void aLossTenThousandTimesThatOfGuessingIsAFaultAtOnce() {
        assertThat(new LossGuard(2, 100).check(new float[] {20_000}, 0)).isEmpty();

        LossGuard.Fault fault =
                new LossGuard(2, 100).check(new float[] {1, 20_001, 1}, 0).orElseThrow();

        assertThat(fault.reason()).isEqualTo(FailureReason.EXPLODING_LOSS);
        assertThat(fault.message()).contains("step 2").contains("2.000e+04", "guesses has 2.000");
    }

    @ParameterizedTest
    @CsvSource({"4, 10", "40, 20", "200, 100", "10000, 100"})
    void manyLossesInARowTenTimesThatOfGuessingAreAFault(int stepsPerEpoch, int patience) {
        float[] losses = new float[patience];
        Arrays.fill(losses, 21);

        assertThat(new LossGuard(2, stepsPerEpoch).check(losses, 0))
                .map(LossGuard.Fault::reason)
                .contains(FailureReason.EXPLODING_LOSS);
        losses[patience / 2] = 19;
        assertThat(new LossGuard(2, stepsPerEpoch).check(losses, 0)).isEmpty();
    }

    @Test
    void theFaultIsTheSameHoweverStepsAreDividedIntoCalls() {
        float[] losses = new float[100];
        Arrays.fill(losses, 30);
        losses[3] = 1;
        Optional<LossGuard.Fault> atOnce = new LossGuard(2, 40).check(losses, 0);

        LossGuard guard = new LossGuard(2, 40);
        Optional<LossGuard.Fault> oneByOne = Optional.empty();
        for (int step = 0; oneByOne.isEmpty(); step++) {
            oneByOne = guard.check(new float[] {losses[step]}, step);
        }

        assertThat(oneByOne).isEqualTo(atOnce).isPresent();
    }
}
