package io.cellwright.worker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CosineScheduleTest {

    private final CosineSchedule schedule = new CosineSchedule(0.1, 100);

    @Test
    void theFirstStepHasTheFullRateAndTheMiddleHalfOfIt() {
        assertThat(schedule.at(0)).isEqualTo(0.1f);
        assertThat(schedule.at(50)).isCloseTo(0.05f, within(1e-9f));
        // (1 + cos 45 degrees) / 2
        assertThat(schedule.at(25)).isCloseTo(0.0853553f, within(1e-7f));
    }

    @Test
    void theRateFallsFromStepToStepAndEndsAboveZero() {
        for (int step = 1; step < 100; step++) {
            assertThat(schedule.at(step)).isPositive().isLessThan(schedule.at(step - 1));
        }
    }

    @Test
    void aScheduleWithoutStepsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CosineSchedule(0.1, 0))
                .withMessageContaining("0");
    }
}
