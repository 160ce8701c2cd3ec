package io.cellwright.controller.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private static final Budget BOTH = new Budget(OptionalDouble.of(2), OptionalDouble.of(3));

    private static Spent spent(int minutes, int deviceMinutes) {
        return new Spent(Duration.ofMinutes(minutes), Duration.ofMinutes(deviceMinutes));
    }

    @Test
    void whatIsSpentFirstEndsASearch() {
        assertThat(BOTH.exhausted(spent(119, 179))).isEmpty();
        assertThat(BOTH.exhausted(spent(120, 0))).contains(EndedBecause.HOURS);
        assertThat(BOTH.exhausted(spent(0, 180))).contains(EndedBecause.DEVICE_HOURS);
        assertThat(Budget.NONE.exhausted(spent(1_000_000, 1_000_000))).isEmpty();
    }

    @Test
    void itLastsAsLongAsTheFirstOfItsLimits() {
        assertThat(BOTH.secondsLeft(spent(60, 60), 1)).isEqualTo(3_600);
        assertThat(BOTH.secondsLeft(spent(60, 60), 4)).isEqualTo(1_800);
        assertThat(BOTH.secondsLeft(spent(130, 60), 4)).isZero();
        assertThat(Budget.NONE.secondsLeft(spent(60, 60), 4)).isInfinite();
    }
}
