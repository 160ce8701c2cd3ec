package io.cellwright.worker.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Says once for all threads that the controller is away, now and then that it still is, and that
/// it is back.
final class Outage {

    private final Connection connection;
    private final Notices notices;
    private final InstantSource clock;
    private final Duration noticeEvery;
    private Optional<Instant> since = Optional.empty();
    private Instant lastNotice = Instant.MIN;

    Outage(Connection connection, Notices notices, InstantSource clock, Duration noticeEvery) {
        this.connection = connection;
        this.notices = notices;
        this.clock = clock;
        this.noticeEvery = noticeEvery;
    }

    synchronized void goesOn(String reason) {
        Instant now = clock.instant();
        if (since.isEmpty()) {
            since = Optional.of(now);
            notices.say(
                    "cannot reach the controller at %s: %s; trying on"
                            .formatted(connection, reason));
            lastNotice = now;
        } else if (!now.isBefore(lastNotice.plus(noticeEvery))) {
            notices.say(
                    "still cannot reach the controller at %s, for %d s: %s"
                            .formatted(
                                    connection,
                                    Duration.between(since.get(), now).toSeconds(),
                                    reason));
            lastNotice = now;
        }
    }

    synchronized void isOver() {
        if (since.isPresent()) {
            since = Optional.empty();
            notices.say("the controller at %s answers again".formatted(connection));
        }
    }
}
