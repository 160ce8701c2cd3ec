package io.cellwright.worker.agent;

import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.worker.training.StopSignal;
import java.util.ArrayList;
import java.util.List;

/// A trial under this worker's lease, from the lease to the answer to its report.
final class RunningTrial implements StopSignal {

    private final long trial;
    private final long fence;
    private final int pauseAfter;
    private final List<LearningCurve.Point> points = new ArrayList<>();
    private int delivered;
    private volatile boolean leaseLost;
    private volatile boolean stopped;
    private volatile boolean draining;
    private volatile boolean timeIsUp;
    private volatile boolean pauseWanted;

    /// @param pauseAfter the epoch after which it is handed in; 0 where it is trained to the end
    RunningTrial(long trial, long fence, int pauseAfter) {
        this.trial = trial;
        this.fence = fence;
        this.pauseAfter = pauseAfter;
    }

    long trial() {
        return trial;
    }

    long fence() {
        return fence;
    }

    /// The lease is no longer this worker's: there is nothing left to hand in or to give back.
    void loseLease() {
        leaseLost = true;
    }

    boolean isLeaseLost() {
        return leaseLost;
    }

    /// The controller has ended the trial for what it has reached so far.
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    /// The worker drains.
    void drain() {
        draining = true;
    }

    /// The worker drains and has waited long enough for a checkpoint.
    void giveUp() {
        timeIsUp = true;
    }

    /// Whether the trial's search is paused, as the controller said last.
    void setPauseWanted(boolean wanted) {
        pauseWanted = wanted;
    }

    @Override
    public Request request() {
        if (leaseLost || stopped || timeIsUp) {
            return Request.STOP;
        }
        return draining || pauseWanted || isThere() ? Request.PAUSE : Request.GO_ON;
    }

    /// Whether it has come to the epoch after which it is handed in.
    synchronized boolean isThere() {
        return pauseAfter > 0 && points.size() >= pauseAfter;
    }

    synchronized void add(LearningCurve.Point point) {
        int next = points.size() + 1;
        if (point.epoch() != next) {
            throw new IllegalArgumentException(
                    "the next epoch is %d, not %d".formatted(next, point.epoch()));
        }
        points.add(point);
    }

    /// Training goes on after the last point of a curve that the controller has.
    synchronized void resume(LearningCurve curve) {
        points.clear();
        points.addAll(curve.points());
        delivered = points.size();
    }

    synchronized LearningCurve curve() {
        return new LearningCurve(points);
    }

    /// The controller has the points up to that epoch.
    synchronized void setDelivered(int epoch) {
        delivered = epoch;
    }

    /// The first `epochs` points but for those that the controller has.
    synchronized List<LearningCurve.Point> undelivered(int epochs) {
        return List.copyOf(points.subList(Math.min(delivered, epochs), epochs));
    }

    @Override
    public String toString() {
        return "trial " + trial;
    }
}
