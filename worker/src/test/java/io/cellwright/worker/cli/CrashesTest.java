package io.cellwright.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrashesTest {

    private static final int SEGMENTATION_FAULT = 128 + 11;
    private static final Instant START = Instant.EPOCH;

    private final Crashes crashes = Crashes.ofAWorker();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 128 + 1, 128 + 2, 128 + 15})
    void anEndThatSomebodyWantedOrCausedIsNoCrash(int code) {
        assertThat(crashes.after(code, START)).isEqualTo(new Crashes.Next.End());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 128 + 6, 128 + 9, 128 + 11})
    void theOthersAre(int code) {
        assertThat(crashes.after(code, START))
                .isEqualTo(new Crashes.Next.StartAgain(Duration.ofSeconds(1)));
    }

    @Test
    void pausesDoubleAndDoNotGrowForEver() {
        assertThat(pauses(9, Duration.ZERO)).isEqualTo("1 2 4 8 16 30 30 30 30 ");
    }

    @Test
    void tooManyWithinAShortTimeAreGivenUp() {
        pauses(Crashes.MOST - 1, Duration.ofSeconds(60));
        assertThat(crashes.after(SEGMENTATION_FAULT, START.plus(Crashes.WITHIN)))
                .isEqualTo(new Crashes.Next.GiveUp());
    }

    @Test
    void asManyOverALongTimeAreNot() {
        assertThat(pauses(20, Crashes.WITHIN.plusSeconds(1))).isEqualTo("1 ".repeat(20));
    }

    private String pauses(int count, Duration between) {
        StringBuilder pauses = new StringBuilder();
        for (int crash = 0; crash < count; crash++) {
            Instant now = START.plus(between.multipliedBy(crash));
            if (crashes.after(SEGMENTATION_FAULT, now)
                    instanceof Crashes.Next.StartAgain(Duration pause)) {
                pauses.append(pause.toSeconds()).append(' ');
            }
        }
        return pauses.toString();
    }
}
