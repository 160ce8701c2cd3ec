package io.cellwright.worker.agent;

import io.cellwright.searchspace.trial.Candidate;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.searchspace.trial.Scores;
import io.cellwright.searchspace.zoo.Zoo;
import io.cellwright.worker.training.StopSignal;
import io.cellwright.worker.training.TrainingResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// What the tests of this package share.
final class AgentTests {

    /// What a controller's second is in tests.
    static final Duration SECOND = Duration.ofMillis(10);

    static final Timing TIMING =
            new Timing(
                    SECOND,
                    20,
                    Duration.ofSeconds(10),
                    Duration.ofMillis(1),
                    Duration.ofMillis(20),
                    Duration.ofHours(1),
                    Duration.ofMillis(100),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20));

    private AgentTests() {}

    static Evaluation evaluation(long seed) {
        return new Evaluation(
                new Candidate.HandDesigned(Zoo.named("resnet20")),
                DatasetName.SHAPES,
                Recipe.searchProxy(),
                seed);
    }

    static LearningCurve.Point point(int epoch) {
        return new LearningCurve.Point(
                epoch, 2, 0.25, 2, 0.25, 0.05, epoch, OptionalDouble.empty());
    }

    static Outcome.Succeeded outcome(int epochs) {
        List<LearningCurve.Point> points =
                IntStream.rangeClosed(1, epochs).mapToObj(AgentTests::point).toList();
        return new Outcome.Succeeded(
                new LearningCurve(points), Scores.of(0.5, 0.49, 20, 1000), Optional.empty());
    }

    static TrainingResult.Trained trained(int epochs) {
        return new TrainingResult.Trained(
                outcome(epochs), "weights".getBytes(StandardCharsets.UTF_8));
    }

    /// Trains as an engine does that asks between two calls whether to stop.
    static TrainingResult untilStopped(StopSignal stop) {
        while (stop.request() == StopSignal.Request.GO_ON) {
            LockSupport.parkNanos(100_000);
        }
        return new TrainingResult.Stopped(new LearningCurve(List.of()));
    }

    static TrainingResult.Paused paused(int epochs) {
        return new TrainingResult.Paused(
                outcome(epochs).curve(), "checkpoint".getBytes(StandardCharsets.UTF_8));
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("not within 30 s");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
