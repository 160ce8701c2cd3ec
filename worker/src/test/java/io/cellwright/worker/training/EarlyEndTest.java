package io.cellwright.worker.training;

import static io.cellwright.worker.training.StopSignal.Request.GO_ON;
import static io.cellwright.worker.training.StopSignal.Request.PAUSE;
import static io.cellwright.worker.training.StopSignal.Request.STOP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EarlyEndTest {

    private static final Instant START = Instant.EPOCH;
    private static final Optional<Duration> MINUTE = Optional.of(Duration.ofMinutes(1));

    @Test
    void whatWasSaidFirstIsSaidForGood() {
        Iterator<StopSignal.Request> said = List.of(GO_ON, PAUSE, GO_ON, STOP).iterator();
        EarlyEnd end = new EarlyEnd(said::next, at(0), START, Optional.empty());

        assertThat(end.request()).isEqualTo(GO_ON);
        assertThat(end.request()).isEqualTo(PAUSE);
        assertThat(end.request()).isEqualTo(PAUSE);
        assertThat(end.cause()).isEqualTo(EarlyEnd.Cause.PAUSED);
    }

    @Test
    void aTrainingMayTakeItsTimeAndNoMore() {
        assertThat(new EarlyEnd(() -> GO_ON, at(60), START, MINUTE).request()).isEqualTo(GO_ON);

        EarlyEnd late = new EarlyEnd(() -> GO_ON, at(61), START, MINUTE);
        assertThat(late.request()).isEqualTo(STOP);
        assertThat(late.cause()).isEqualTo(EarlyEnd.Cause.TIME_LIMIT);
    }

    @Test
    void aPauseOutweighsTheTimeLimit() {
        EarlyEnd end = new EarlyEnd(() -> PAUSE, at(61), START, MINUTE);

        assertThat(end.request()).isEqualTo(PAUSE);
        assertThat(end.cause()).isEqualTo(EarlyEnd.Cause.PAUSED);
    }

    private static Clock at(int second) {
        return Clock.fixed(START.plusSeconds(second), ZoneOffset.UTC);
    }
}
