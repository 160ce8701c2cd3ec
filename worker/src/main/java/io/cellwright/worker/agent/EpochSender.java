package io.cellwright.worker.agent;

import io.cellwright.searchspace.trial.LearningCurve;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Sends the points of one learning curve in their order, in a thread of its own: training does not
/// wait for a controller that is away.
final class EpochSender implements AutoCloseable {

    private final ControllerClient client;
    private final ControllerLink link;
    private final Backoff backoff;
    private final Notices notices;
    private final RunningTrial trial;

    /// Empty at the end.
    private final BlockingQueue<Optional<LearningCurve.Point>> points = new LinkedBlockingQueue<>();

    private final StopRequest closing = new StopRequest();
    private final Thread thread;

    EpochSender(
            ControllerClient client,
            ControllerLink link,
            Backoff backoff,
            Notices notices,
            RunningTrial trial) {
        this.client = client;
        this.link = link;
        this.backoff = backoff;
        this.notices = notices;
        this.trial = trial;
        this.thread = Thread.ofVirtual().name("epochs of " + trial).start(this::sendAll);
    }

    void send(LearningCurve.Point point) {
        points.add(Optional.of(point));
    }

    private void sendAll() {
        try {
            boolean goesOn = true;
            while (goesOn) {
                Optional<LearningCurve.Point> point = points.take();
                goesOn = point.isPresent() && deliver(point.get());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// False if there is no use in sending more.
    private boolean deliver(LearningCurve.Point point) {
        return switch (link.untilAnswered(() -> client.epoch(trial, point), backoff, closing)) {
            case Answer.Given<?> _ -> {
                backoff.reset();
                yield true;
            }
            case Answer.Refused<?> refused when refused.isForTheLease() -> {
                trial.stop(RunningTrial.StopReason.LEASE_LOST);
                yield false;
            }
            case Answer.Refused<?> refused -> {
                notices.say("%s: epoch %d refused: %s".formatted(trial, point.epoch(), refused));
                yield true;
            }
            // Training is over; the outcome carries the whole curve.
            case Answer.Unreachable<?> _ -> false;
        };
    }

    /// Sends what is left, each once, and waits for it: nothing follows the report of the outcome.
    @Override
    public void close() {
        points.add(Optional.empty());
        closing.give();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
