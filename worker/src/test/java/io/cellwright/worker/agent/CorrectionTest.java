package io.cellwright.worker.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CorrectionTest {

    private static final long GIBIBYTE = 1L << 30;

    @Test
    void whatIsNotYetMeasuredIsBelieved() {
        assertThat(Correction.NONE.factor()).isEqualTo(1);
        assertThat(Correction.NONE.corrected(12_345)).isEqualTo(12_345);
    }

    @Test
    void largeTrainingsThatTakeTwiceAsMuchNearlyDoubleEveryPrediction() {
        Correction learned = Correction.NONE.observe(8 * GIBIBYTE, 16 * GIBIBYTE);
        assertThat(learned.factor()).isEqualTo(16.5 / 8.5, within(1e-9));
    }

    @Test
    void aSmallTrainingInAProcessThatTakesMoreAnywaySaysLittle() {
        Correction learned = Correction.NONE.observe(GIBIBYTE / 64, GIBIBYTE / 8);
        assertThat(learned.factor()).isBetween(1.1, 1.3);
    }

    @Test
    void whatAnAllocatorKeepsIsNotBlamedOnTheSmallOnesThatComeLater() {
        Correction large = Correction.NONE.observe(4 * GIBIBYTE, 5 * GIBIBYTE);
        assertThat(large.observe(GIBIBYTE, 5 * GIBIBYTE)).isEqualTo(large);
    }

    @Test
    void noMeasurementMakesPredictionsAbsurd() {
        assertThat(Correction.NONE.observe(1, 1000 * GIBIBYTE).factor()).isEqualTo(4);
        assertThat(Correction.NONE.observe(1000 * GIBIBYTE, 0).factor()).isEqualTo(0.5);
    }
}
