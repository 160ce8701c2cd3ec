package io.cellwright.worker.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutageTest {

    private final List<String> notices = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private final Outage outage =
            new Outage(
                    Connection.of("http://host:1", "secret"),
                    notices::add,
                    () -> now,
                    Duration.ofSeconds(30));

    @Test
    void anOutageIsSaidAtItsBeginningNowAndThenAndAtItsEnd() {
        outage.isOver();
        outage.goesOn("connection refused");
        passes(10);
        outage.goesOn("connection refused");
        passes(20);
        outage.goesOn("no answer within 10.0 s");
        passes(29);
        outage.goesOn("connection refused");
        outage.isOver();
        outage.isOver();
        assertThat(notices)
                .containsExactly(
                        "cannot reach the controller at http://host:1: connection refused; trying on",
                        "still cannot reach the controller at http://host:1, for 30 s:"
                                + " no answer within 10.0 s",
                        "the controller at http://host:1 answers again");
    }

    private void passes(int seconds) {
        now = now.plusSeconds(seconds);
    }
}
