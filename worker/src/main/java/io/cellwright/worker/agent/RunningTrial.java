package io.cellwright.worker.agent;

import io.cellwright.searchspace.trial.LearningCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// A trial under this worker's lease, from the lease to the answer to its report.
final class RunningTrial {

    /// Why a training is ended before its end.
    enum StopReason {
        /// The lease is no longer this worker's.
        LEASE_LOST,
        /// The worker drains.
        DRAINING
    }

    private final long trial;
    private final long fence;
    private final AtomicReference<Optional<StopReason>> stop =
            new AtomicReference<>(Optional.empty());
    private final List<LearningCurve.Point> points = new ArrayList<>();

    RunningTrial(long trial, long fence) {
        this.trial = trial;
        this.fence = fence;
    }

    long trial() {
        return trial;
    }

    long fence() {
        return fence;
    }

    /// A lost lease outweighs a drain: there is nothing left to give back.
    void stop(StopReason reason) {
        stop.updateAndGet(before ->
                before.isPresent() && reason == StopReason.DRAINING ? before : Optional.of(reason));
    }

    Optional<StopReason> stopReason() {
        return stop.get();
    }

    synchronized void add(LearningCurve.Point point) {
        int next = points.size() + 1;
        if (point.epoch() != next) {
            throw new IllegalArgumentException(
                    "the next epoch is %d, not %d".formatted(next, point.epoch()));
        }
        points.add(point);
    }

    synchronized LearningCurve curve() {
        return new LearningCurve(points);
    }

    @Override
    public String toString() {
        return "trial " + trial;
    }
}
