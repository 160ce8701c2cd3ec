package io.cellwright.worker.agent;

import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.worker.training.StopSignal;
import io.cellwright.worker.training.TrainingResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Leases one trial after the other and trains it, always with the same trainer.
final class Slot implements Runnable {

    private final int number;
    private final AgentParts parts;
    private final Trainer trainer;
    private final Backoff backoff;
    private final Supplier<Backoff> backoffs;

    Slot(int number, AgentParts parts, Trainer trainer, Supplier<Backoff> backoffs) {
        this.number = number;
        this.parts = parts;
        this.trainer = trainer;
        this.backoff = backoffs.get();
        this.backoffs = backoffs;
    }

    @Override
    public void run() {
        while (!parts.drain().isGiven()) {
            try {
                next().ifPresent(this::work);
            } catch (RuntimeException | Error e) {
                parts.notices().say("slot %d: %s".formatted(number, trace(e)));
                parts.drain().await(backoff.next());
            }
        }
    }

    private Optional<Messages.Lease> next() {
        Messages.Registered member = parts.membership().current();
        int seconds = parts.timing().leaseWaitSeconds();
        Messages.LeaseRequest request = new Messages.LeaseRequest(number, seconds);
        Duration wait = parts.timing().seconds(seconds);
        switch (parts.link().once(() -> parts.client().lease(member.worker(), request, wait))) {
            case Answer.Given<Optional<Messages.Lease>>(Optional<Messages.Lease> lease) -> {
                backoff.reset();
                if (lease.isEmpty()) {
                    // Should a controller not wait, it is still not asked in a tight loop.
                    parts.drain().await(parts.timing().firstPause());
                }
                return lease;
            }
            case Answer.Refused<?> refused -> {
                if (!refused.isUnknown() || !parts.membership().replace(member)) {
                    parts.drain().await(backoff.next());
                }
            }
            case Answer.Unreachable<?> _ -> parts.drain().await(backoff.next());
        }
        return Optional.empty();
    }

    private void work(Messages.Lease lease) {
        RunningTrial trial = new RunningTrial(lease.trial(), lease.fence());
        parts.trials().begin(trial);
        try {
            if (parts.drain().isGiven()) {
                trial.stop(RunningTrial.StopReason.DRAINING);
            }
            switch (evaluate(trial, lease)) {
                case TrainingResult.Trained trained ->
                        parts.delivery().trained(trial, trained, backoff);
                case TrainingResult.Failed(Outcome.Failed outcome) ->
                        parts.delivery().failed(trial, outcome, backoff);
                case TrainingResult.Stopped _, TrainingResult.Paused _ -> stopped(trial);
            }
            backoff.reset();
        } finally {
            parts.trials().end(trial);
        }
    }

    private void stopped(RunningTrial trial) {
        switch (trial.stopReason().orElseThrow()) {
            case LEASE_LOST -> parts.notices().say(trial + ": stopped, as its lease is lost");
            case DRAINING -> parts.delivery().release(trial, backoff);
        }
    }

    private TrainingResult evaluate(RunningTrial trial, Messages.Lease lease) {
        try (EpochSender sender =
                new EpochSender(
                        parts.client(), parts.link(), backoffs.get(), parts.notices(), trial)) {
            Evaluation evaluation = Json.read(lease.evaluation(), Evaluation.class);
            parts.notices()
                    .say("slot %d: %s, %s".formatted(number, trial, evaluation.candidate().key()));
            return trainer.train(
                    evaluation,
                    point -> {
                        trial.add(point);
                        sender.send(point);
                    },
                    () ->
                            trial.stopReason().isPresent()
                                    ? StopSignal.Request.STOP
                                    : StopSignal.Request.GO_ON);
        } catch (Throwable e) {
            // Whatever it is, it is the end of one trial, not of the slot.
            parts.notices().say("slot %d: %s: %s".formatted(number, trial, trace(e)));
            return new TrainingResult.Failed(Failures.outcome(e, trial.curve()));
        }
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString().stripTrailing();
    }
}
