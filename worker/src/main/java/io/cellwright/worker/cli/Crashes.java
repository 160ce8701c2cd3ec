package io.cellwright.worker.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/// What follows when a process has ended: whether that was a crash, and how many there may be.
final class Crashes {

    static final int MOST = 10;
    static final Duration WITHIN = Duration.ofMinutes(10);

    /// A process that a signal ended has this status plus the signal's number.
    private static final int SIGNALLED = 128;

    /// HUP, INT and TERM: somebody wanted the process to end.
    private static final Set<Integer> ASKED_TO_END = Set.of(1, 2, 15);

    /// Java's own when its heap is full and it was told to end then.
    private static final int HEAP_IS_FULL = 3;

    private final Duration firstPause;
    private final Duration longestPause;
    private final Deque<Instant> recent = new ArrayDeque<>();

    /// @param firstPause before the first new start; each further one is twice as long
    Crashes(Duration firstPause, Duration longestPause) {
        this.firstPause = firstPause;
        this.longestPause = longestPause;
    }

    /// As for a worker that people wait for.
    static Crashes ofAWorker() {
        return new Crashes(Duration.ofSeconds(1), Duration.ofSeconds(30));
    }

    /// What is to be done.
    sealed interface Next {

        /// It ended in good order, or because of its caller's mistake, which comes again.
        record End() implements Next {}

        /// It is started again after a pause.
        record StartAgain(Duration pause) implements Next {}

        /// It crashed too often.
        record GiveUp() implements Next {}
    }

    /// @param code that the process ended with
    Next after(int code, Instant now) {
        if (!isCrash(code)) {
            return new Next.End();
        }
        recent.add(now);
        while (recent.getFirst().plus(WITHIN).isBefore(now)) {
            recent.removeFirst();
        }
        if (recent.size() >= MOST) {
            return new Next.GiveUp();
        }
        Duration doubled = firstPause.multipliedBy(1L << (recent.size() - 1));
        return new Next.StartAgain(doubled.compareTo(longestPause) < 0 ? doubled : longestPause);
    }

    /// How a process ended, for people.
    static String how(int code) {
        return code > SIGNALLED ? "by signal " + (code - SIGNALLED) : "with exit code " + code;
    }

    private static boolean isCrash(int code) {
        return code == HEAP_IS_FULL
                || (code > SIGNALLED && !ASKED_TO_END.contains(code - SIGNALLED));
    }
}
