package io.cellwright.worker.baselines;

import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.worker.engine.EngineThread;
import io.cellwright.worker.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Carries out the trainings of a plan, several at a time.
///
/// @param slots how many
public record Baselines(int slots, Slots trainers, Records records) {

    private static final int MOST_SLOTS = 64;

    /// Trains one network to its end.
    @FunctionalInterface
    public interface Trainer {
        TrainingResult train(Evaluation evaluation) throws InterruptedException;
    }

    /// Where each slot gets its trainer.
    @FunctionalInterface
    public interface Slots {
        Trainer forSlot(int number);
    }

    /// What is kept of trainings.
    public interface Records {

        /// Whether this training has its score already.
        boolean has(Evaluation evaluation);

        /// Called by several threads.
        void keep(BaselineRun run);
    }

    public Baselines {
        if (slots < 1 || slots > MOST_SLOTS) {
            throw new IllegalArgumentException(
                    "slots is 1 to %d, not %,d".formatted(MOST_SLOTS, slots));
        }
    }

    /// Trains what has no score yet. Where a slot throws, the others end after what they train.
    public void run(BaselinePlan plan) throws InterruptedException {
        Queue<Evaluation> left = new ConcurrentLinkedQueue<>(plan.evaluations());
        left.removeIf(records::has);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int number = 1; number <= slots; number++) {
                Trainer trainer = trainers.forSlot(number);
                running.add(threads.submit(() -> work(trainer, left)));
            }
            for (Future<?> slot : running) {
                EngineThread.result(slot);
            }
        }
    }

    private boolean work(Trainer trainer, Queue<Evaluation> left) throws InterruptedException {
        try {
            for (Evaluation next = left.poll(); next != null; next = left.poll()) {
                records.keep(new BaselineRun(next, outcome(trainer.train(next))));
            }
            return true;
        } finally {
            left.clear();
        }
    }

    private static Outcome outcome(TrainingResult result) {
        return switch (result) {
            case TrainingResult.Trained(Outcome.Succeeded outcome, _) -> outcome;
            case TrainingResult.Failed(Outcome.Failed outcome) -> outcome;
            case TrainingResult.Stopped _, TrainingResult.Paused _, TrainingResult.Scored _ ->
                    throw new IllegalStateException("these trainings end by themselves");
        };
    }
}
