package io.cellwright.worker.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static List<Duration> pauses(Backoff backoff) {
        return Stream.generate(backoff::next).limit(8).toList();
    }

    private static Backoff backoff(long seed) {
        return new Backoff(Timing.PRODUCTION, new SplittableRandom(seed));
    }

    @Test
    void pausesDoubleUpToTheLimitLessARandomHalf() {
        List<Integer> most = List.of(200, 400, 800, 1600, 3200, 5000, 5000, 5000);
        List<Duration> pauses = pauses(backoff(1));
        for (int index = 0; index < most.size(); index++) {
            assertThat(pauses.get(index).toMillis())
                    .isBetween(most.get(index) / 2L, (long) most.get(index));
        }
    }

    @Test
    void theSameSeedGivesTheSamePausesAndAnotherOneOthers() {
        assertThat(pauses(backoff(1))).isEqualTo(pauses(backoff(1)));
        assertThat(pauses(backoff(1))).isNotEqualTo(pauses(backoff(2)));
    }

    @Test
    void aSuccessBringsBackTheShortPause() {
        Backoff backoff = backoff(1);
        pauses(backoff);
        backoff.reset();
        assertThat(backoff.next()).isLessThanOrEqualTo(Timing.PRODUCTION.firstPause());
    }
}
