package io.cellwright.worker.agent;

import io.cellwright.worker.training.StopSignal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/// Lets a training begin when its memory fits beside those that run, in the order in which they
/// came: so a large one is not kept waiting by small ones that always fit.
final class Admission {

    private final MemoryGauge gauge;
    private final Duration betweenLooks;
    private final Duration patience;
    private final Deque<Seat> waiting = new ArrayDeque<>();
    private final Set<Seat> running = new HashSet<>();
    private Correction correction = Correction.NONE;

    /// @param betweenLooks how often those that wait look whether they are still wanted
    /// @param patience for other programs to give memory back to a training that has no neighbours
    Admission(MemoryGauge gauge, Duration betweenLooks, Duration patience) {
        this.gauge = gauge;
        this.betweenLooks = betweenLooks;
        this.patience = patience;
    }

    /// A training's place among the others.
    static final class Seat {

        private final long predicted;
        private final boolean alone;
        private boolean hadNeighbour;
        private boolean settled;

        /// @param predicted bytes
        /// @param alone whether no other training may run beside it
        Seat(long predicted, boolean alone) {
            this.predicted = predicted;
            this.alone = alone;
        }
    }

    /// What came of waiting.
    sealed interface Entry {

        /// The training may begin. Whoever got this leaves later.
        record Admitted() implements Entry {}

        /// The training is told to pause or to stop before it has begun.
        record Unwanted() implements Entry {}

        /// The training does not fit, even alone.
        record Refused(long needed, long available) implements Entry {}
    }

    /// Waits until there is room.
    Entry enter(Seat seat, StopSignal stop) throws InterruptedException {
        synchronized (this) {
            waiting.add(seat);
            try {
                return await(seat, stop);
            } finally {
                waiting.remove(seat);
                notifyAll();
            }
        }
    }

    /// Ends a training's place.
    synchronized void leave(Seat seat) {
        running.remove(seat);
        notifyAll();
    }

    /// Whether no other training ran beside this one.
    synchronized boolean wasAlone(Seat seat) {
        return !seat.hadNeighbour;
    }

    /// Compares what was predicted with what is held, since this training has ended an epoch and so
    /// been through all that it does.
    synchronized void settle(Seat seat) {
        seat.settled = true;
        long sum =
                running.stream().filter(one -> one.settled).mapToLong(one -> one.predicted).sum();
        correction = correction.observe(sum, gauge.held());
    }

    private Entry await(Seat seat, StopSignal stop) throws InterruptedException {
        long alone = 0;
        while (stop.request() == StopSignal.Request.GO_ON) {
            if (waiting.peek() == seat && (!seat.alone || running.isEmpty()) && !isOneAlone()) {
                MemoryGauge.Room room = gauge.room();
                long needed = correction.corrected(seat.predicted);
                if (needed <= room.now() - inUse()) {
                    admit(seat);
                    return new Entry.Admitted();
                }
                alone = running.isEmpty() ? alone + betweenLooks.toNanos() : 0;
                if (needed > room.most() || alone > patience.toNanos()) {
                    return new Entry.Refused(needed, Math.min(room.now(), room.most()));
                }
            }
            wait(Math.max(1, betweenLooks.toMillis()));
        }
        return new Entry.Unwanted();
    }

    private boolean isOneAlone() {
        return running.stream().anyMatch(one -> one.alone);
    }

    private long inUse() {
        return running.stream().mapToLong(one -> correction.corrected(one.predicted)).sum();
    }

    private void admit(Seat seat) {
        if (!running.isEmpty()) {
            seat.hadNeighbour = true;
            running.forEach(one -> one.hadNeighbour = true);
        }
        running.add(seat);
    }
}
