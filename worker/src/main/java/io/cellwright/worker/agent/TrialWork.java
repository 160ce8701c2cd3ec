package io.cellwright.worker.agent;

import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.FailureReason;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.worker.training.StopSignal;
import io.cellwright.worker.training.TrainingListener;
import io.cellwright.worker.training.TrainingResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/// The trials of one slot, each from its lease to the answer to its outcome.
final class TrialWork {

    private final int slot;
    private final AgentParts parts;
    private final Trainer trainer;
    private final ToLongFunction<Evaluation> memory;
    private final Supplier<Backoff> backoffs;

    /// @param memory how many bytes a training is expected to take
    TrialWork(
            int slot,
            AgentParts parts,
            Trainer trainer,
            ToLongFunction<Evaluation> memory,
            Supplier<Backoff> backoffs) {
        this.slot = slot;
        this.parts = parts;
        this.trainer = trainer;
        this.memory = memory;
        this.backoffs = backoffs;
    }

    /// How a training ended.
    ///
    /// @param alone whether no other one ran beside it
    private record Ended(TrainingResult result, boolean alone) {}

    void run(Messages.Lease lease) {
        RunningTrial trial = new RunningTrial(lease.trial(), lease.fence(), lease.pauseAfter());
        parts.trials().begin(trial);
        try {
            if (parts.drain().isGiven()) {
                trial.drain();
            }
            deliver(trial, evaluate(trial, lease));
        } finally {
            parts.trials().end(trial);
        }
    }

    private void deliver(RunningTrial trial, Ended ended) {
        Backoff backoff = backoffs.get();
        switch (ended.result()) {
            case TrainingResult.Trained trained ->
                    parts.delivery().trained(trial, trained, ended.alone(), backoff);
            case TrainingResult.Failed(Outcome.Failed outcome) ->
                    parts.delivery().failed(trial, outcome, ended.alone(), backoff);
            case TrainingResult.Paused _, TrainingResult.Stopped _ when trial.isStopped() ->
                    parts.notices().say(trial + ": stopped early, as others do better");
            case TrainingResult.Paused _, TrainingResult.Stopped _ when trial.isLeaseLost() ->
                    parts.notices().say(trial + ": stopped, as its lease is lost");
            case TrainingResult.Paused paused -> parts.delivery().paused(trial, paused, backoff);
            case TrainingResult.Stopped _ -> parts.delivery().release(trial, backoff);
        }
    }

    private Ended evaluate(RunningTrial trial, Messages.Lease lease) {
        try {
            Evaluation evaluation = Json.read(lease.evaluation(), Evaluation.class);
            parts.notices()
                    .say("slot %d: %s, %s".formatted(slot, trial, evaluation.candidate().key()));
            Admission.Seat seat = new Admission.Seat(memory.applyAsLong(evaluation), lease.alone());
            return switch (parts.admission().enter(seat, trial)) {
                case Admission.Entry.Admitted _ -> train(trial, lease, evaluation, seat);
                case Admission.Entry.Unwanted _ -> new Ended(stopped(trial), true);
                case Admission.Entry.Refused refused -> new Ended(refused(refused), true);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Ended(stopped(trial), true);
        } catch (Throwable e) {
            return new Ended(thrown(trial, e), true);
        }
    }

    private Ended train(
            RunningTrial trial, Messages.Lease lease, Evaluation evaluation, Admission.Seat seat) {
        TrainingResult result;
        try (EpochSender sender =
                new EpochSender(
                        parts.client(), parts.link(), backoffs.get(), parts.notices(), trial)) {
            Optional<byte[]> checkpoint =
                    lease.checkpointEpoch() == 0 ? Optional.empty() : checkpoint(trial, sender);
            result =
                    trial.request() == StopSignal.Request.GO_ON
                            ? trainer.train(evaluation, checkpoint, listener(sender, seat), trial)
                            : stopped(trial);
        } catch (Throwable e) {
            // Whatever it is, it is the end of one trial, not of the slot.
            result = thrown(trial, e);
        } finally {
            parts.admission().leave(seat);
        }
        return new Ended(result, parts.admission().wasAlone(seat));
    }

    /// The checkpoint that a trial goes on from. Where the controller has lost it, the trial begins
    /// anew.
    private Optional<byte[]> checkpoint(RunningTrial trial, TrainingListener listener) {
        return switch (parts.link()
                .untilAnswered(
                        () -> parts.client().checkpoint(trial), backoffs.get(), parts.drain())) {
            case Answer.Given<byte[]>(byte[] bytes) -> Optional.of(bytes);
            case Answer.Refused<?> refused when refused.isUnknown() -> {
                listener.refused(refused.message());
                yield Optional.empty();
            }
            case Answer.Refused<?> refused when refused.isForTheLease() -> {
                trial.loseLease();
                yield Optional.empty();
            }
            case Answer.Refused<?> refused ->
                    throw new IllegalStateException("the checkpoint is not given out: " + refused);
            // The worker drains meanwhile.
            case Answer.Unreachable<?> _ -> {
                trial.drain();
                yield Optional.empty();
            }
        };
    }

    private TrainingListener listener(EpochSender sender, Admission.Seat seat) {
        return new TrainingListener() {
            @Override
            public void trained(LearningCurve.Point point) {
                sender.trained(point);
                parts.admission().settle(seat);
            }

            @Override
            public void resumed(LearningCurve curve) {
                sender.resumed(curve);
            }

            @Override
            public void refused(String reason) {
                sender.refused(reason);
            }
        };
    }

    private TrainingResult thrown(RunningTrial trial, Throwable thrown) {
        parts.notices().say("slot %d: %s: %s".formatted(slot, trial, Failures.trace(thrown)));
        return new TrainingResult.Failed(Failures.outcome(thrown, trial.curve()));
    }

    private static TrainingResult stopped(RunningTrial trial) {
        return new TrainingResult.Stopped(trial.curve());
    }

    private static TrainingResult refused(Admission.Entry.Refused refused) {
        return new TrainingResult.Failed(
                new Outcome.Failed(
                        new LearningCurve(List.of()),
                        FailureReason.OUT_OF_MEMORY,
                        "training is expected to take %,d bytes of memory, and this worker has %,d"
                                .formatted(refused.needed(), refused.available())));
    }
}
