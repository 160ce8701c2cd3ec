package io.cellwright.worker.agent;

import io.cellwright.searchspace.trial.FailureReason;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.worker.training.TrainingResult;
import java.time.Duration;

/// Brings the end of a trial to the controller, however long that takes. Weights come first, so
/// that a trial that counts as succeeded has them.
final class Delivery {

    private final ControllerClient client;
    private final ControllerLink link;
    private final Notices notices;

    /// Given when a draining worker has waited long enough.
    private final StopRequest abandon;

    private final Duration requestLimit;

    Delivery(
            ControllerClient client,
            ControllerLink link,
            Notices notices,
            StopRequest abandon,
            Duration requestLimit) {
        this.client = client;
        this.link = link;
        this.notices = notices;
        this.abandon = abandon;
        this.requestLimit = requestLimit;
    }

    /// @param alone whether no other trial ran beside it
    void trained(
            RunningTrial trial, TrainingResult.Trained trained, boolean alone, Backoff backoff) {
        if (upload(trial, trained.weights(), backoff)) {
            report(trial, trained.outcome(), alone, backoff);
        }
    }

    /// @param alone whether no other trial ran beside it
    void failed(RunningTrial trial, Outcome.Failed outcome, boolean alone, Backoff backoff) {
        report(trial, outcome, alone, backoff);
    }

    /// Hands a checkpoint in, after the points of the curve that the controller has not got yet.
    /// Without an epoch there is nothing to go on from, and the trial is given back.
    void paused(RunningTrial trial, TrainingResult.Paused paused, Backoff backoff) {
        int epoch = paused.curve().points().size();
        if (epoch == 0) {
            release(trial, backoff);
            return;
        }
        for (LearningCurve.Point point : trial.undelivered(epoch)) {
            // What came of it shows when the checkpoint comes.
            Answer<?> _ = link.untilAnswered(() -> client.epoch(trial, point), backoff, abandon);
        }
        switch (link.untilAnswered(
                () -> client.pause(trial, epoch, paused.checkpoint()), backoff, abandon)) {
            case Answer.Given<?> _ ->
                    notices.say("%s: paused after epoch %d".formatted(trial, epoch));
            case Answer.Refused<?> refused when refused.isForTheLease() ->
                    notices.say("%s: came too late, not paused (%s)".formatted(trial, refused));
            case Answer.Refused<?> refused -> {
                notices.say("%s: checkpoint refused (%s)".formatted(trial, refused));
                giveBack(trial, paused.curve(), refused, backoff);
            }
            case Answer.Unreachable<?> unreachable ->
                    notices.say("%s: given up (%s)".formatted(trial, unreachable.reason()));
        }
    }

    /// A trial that was to come so far would come so far again, and end in the same way: that is to
    /// use up its attempts.
    private void giveBack(
            RunningTrial trial, LearningCurve curve, Answer.Refused<?> refused, Backoff backoff) {
        if (trial.isThere()) {
            String message = "its checkpoint was refused: " + refused;
            report(
                    trial,
                    new Outcome.Failed(curve, FailureReason.WORKER_ERROR, message),
                    false,
                    backoff);
        } else {
            release(trial, backoff);
        }
    }

    /// False if there is no use in reporting the outcome.
    private boolean upload(RunningTrial trial, byte[] weights, Backoff backoff) {
        return switch (link.untilAnswered(() -> client.weights(trial, weights), backoff, abandon)) {
            case Answer.Given<?> _ -> true;
            case Answer.Refused<?> refused when refused.isForTheLease() -> {
                notices.say("%s: came too late, not counted (%s)".formatted(trial, refused));
                yield false;
            }
            case Answer.Refused<?> refused -> {
                // A search needs the score; without the weights only the export is missing.
                notices.say("%s: weights refused (%s); reported without".formatted(trial, refused));
                yield true;
            }
            case Answer.Unreachable<?> unreachable -> {
                notices.say("%s: given up (%s)".formatted(trial, unreachable.reason()));
                yield false;
            }
        };
    }

    private void report(RunningTrial trial, Outcome outcome, boolean alone, Backoff backoff) {
        String line =
                switch (link.untilAnswered(
                        () -> client.report(trial, outcome, alone), backoff, abandon)) {
                    case Answer.Given<Messages.Accepted>(Messages.Accepted(boolean accepted)) ->
                            accepted ? summary(outcome) : "not accepted, not counted";
                    case Answer.Refused<?> refused when refused.isForTheLease() ->
                            "came too late, not counted (%s)".formatted(refused);
                    case Answer.Refused<?> refused -> "outcome refused (%s)".formatted(refused);
                    case Answer.Unreachable<?> unreachable ->
                            "given up (%s)".formatted(unreachable.reason());
                };
        notices.say(trial + ": " + line);
    }

    private static String summary(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Succeeded succeeded ->
                    "validation accuracy %.4f after %.1f s, %.0f images a second"
                            .formatted(
                                    succeeded.scores().validationAccuracy(),
                                    succeeded.scores().seconds(),
                                    succeeded.scores().imagesPerSecond());
            case Outcome.Failed failed when failed.reason() == FailureReason.DATASET_UNAVAILABLE ->
                    "given back; no more trials of its data set until this worker is started again: %s"
                            .formatted(failed.message());
            case Outcome.Failed failed ->
                    "failed, %s: %s".formatted(failed.reason(), failed.message());
        };
    }

    void release(RunningTrial trial, Backoff backoff) {
        Answer<?> answer =
                link.untilAnswered(() -> client.release(trial, requestLimit), backoff, abandon);
        if (answer instanceof Answer.Given<?>) {
            notices.say(trial + ": given back");
        }
    }
}
