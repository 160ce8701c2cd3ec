package io.cellwright.worker.agent;

import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.worker.training.TrainingListener;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/// Sends the points of one learning curve in their order, in a thread of its own: training does not
/// wait for a controller that is away.
final class EpochSender implements TrainingListener, AutoCloseable {

    private final ControllerClient client;
    private final ControllerLink link;
    private final Backoff backoff;
    private final Notices notices;
    private final RunningTrial trial;

    /// Empty at the end.
    private final BlockingQueue<Optional<Message>> messages = new LinkedBlockingQueue<>();

    private final StopRequest closing = new StopRequest();
    private final Thread thread;

    /// @param delivered how far the curve goes that the controller has then
    private record Message(String what, int delivered, Supplier<Answer<Answer.Done>> call) {}

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

    @Override
    public void trained(LearningCurve.Point point) {
        trial.add(point);
        send(
                new Message(
                        "epoch " + point.epoch(), point.epoch(), () -> client.epoch(trial, point)));
    }

    @Override
    public void resumed(LearningCurve curve) {
        trial.resume(curve);
        notices.say("%s: goes on after epoch %d".formatted(trial, curve.points().size()));
    }

    @Override
    public void refused(String reason) {
        notices.say("%s: begins anew, its checkpoint is no good: %s".formatted(trial, reason));
        send(new Message("beginning anew", 0, () -> client.restart(trial, reason)));
    }

    private void send(Message message) {
        messages.add(Optional.of(message));
    }

    private void sendAll() {
        try {
            boolean goesOn = true;
            while (goesOn) {
                Optional<Message> message = messages.take();
                goesOn = message.isPresent() && deliver(message.get());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// False if there is no use in sending more.
    private boolean deliver(Message message) {
        return switch (link.untilAnswered(message.call(), backoff, closing)) {
            case Answer.Given<?> _ -> {
                trial.setDelivered(message.delivered());
                backoff.reset();
                yield true;
            }
            case Answer.Refused<?> refused when refused.isForTheLease() -> {
                trial.loseLease();
                yield false;
            }
            case Answer.Refused<?> refused -> {
                notices.say("%s: %s refused: %s".formatted(trial, message.what(), refused));
                yield true;
            }
            // Training is over; what is missing comes with its outcome or its checkpoint.
            case Answer.Unreachable<?> _ -> false;
        };
    }

    /// Sends what is left, each once, and waits for it: nothing follows the report of the outcome.
    @Override
    public void close() {
        messages.add(Optional.empty());
        closing.give();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
