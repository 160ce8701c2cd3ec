package io.cellwright.worker.training;

import io.cellwright.searchspace.codegen.Safetensors;
import io.cellwright.searchspace.codegen.Weights;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.FailureReason;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.worker.engine.Program;
import io.cellwright.worker.engine.Score;
import io.cellwright.worker.engine.StepResults;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// One training from its first step to its outcome.
final class TrainingRun {

    private final Evaluation evaluation;
    private final Recipe recipe;
    private final Graph graph;
    private final Program program;
    private final ExampleSets examples;
    private final Scoring scoring;
    private final Clock clock;
    private final CurveRecorder curve;
    private final StopSignal stop;
    private final Pace pace = new Pace();
    private final int stepsPerEpoch;
    private final CosineSchedule schedule;
    private Duration stepping = Duration.ZERO;

    TrainingRun(
            Evaluation evaluation,
            Graph graph,
            Program program,
            ExampleSets examples,
            Scoring scoring,
            Clock clock,
            CurveRecorder curve,
            StopSignal stop) {
        this.evaluation = evaluation;
        this.recipe = evaluation.recipe();
        this.graph = graph;
        this.program = program;
        this.examples = examples;
        this.scoring = scoring;
        this.clock = clock;
        this.curve = curve;
        this.stop = stop;
        this.stepsPerEpoch = recipe.stepsPerEpoch(examples.train().count());
        this.schedule =
                new CosineSchedule(recipe.learningRate(), (long) recipe.epochs() * stepsPerEpoch);
    }

    TrainingResult run() {
        Instant start = clock.instant();
        for (int epoch = 1; epoch <= recipe.epochs(); epoch++) {
            Optional<Epoch> trained = epoch(epoch);
            if (trained.isEmpty()) {
                return new TrainingResult.Stopped(curve.curve());
            }
            if (!Double.isFinite(trained.get().lossSum())) {
                return notANumber("the loss of a training step in epoch " + epoch);
            }
            Optional<Score> validation = scoring.score(examples.validation());
            if (validation.isEmpty()) {
                return new TrainingResult.Stopped(curve.curve());
            }
            if (!Double.isFinite(validation.get().loss())) {
                return notANumber("the validation loss after epoch " + epoch);
            }
            curve.add(point(epoch, trained.get(), validation.get(), start));
        }
        Duration total = Duration.between(start, clock.instant());
        return scoring.score(examples.test())
                .<TrainingResult>map(test -> trained(test, total))
                .orElseGet(() -> new TrainingResult.Stopped(curve.curve()));
    }

    /// Sums over one epoch's steps.
    private record Epoch(double lossSum, long correct) {}

    /// Empty where training was told to stop. Ends early where the loss is not finite.
    private Optional<Epoch> epoch(int epoch) {
        EpochPlan plan = new EpochPlan(recipe, examples.train().count(), evaluation.seed(), epoch);
        Epoch sums = new Epoch(0, 0);
        int step = 0;
        while (step < stepsPerEpoch && Double.isFinite(sums.lossSum())) {
            if (stop.stopped()) {
                return Optional.empty();
            }
            int next = Math.min(stepsPerEpoch, step + pace.steps());
            Instant before = clock.instant();
            StepResults results =
                    program.trainSteps(
                            examples.train(),
                            plan.steps(step, next, schedule, (epoch - 1L) * stepsPerEpoch));
            Duration took = Duration.between(before, clock.instant());
            stepping = stepping.plus(took);
            pace.took(next - step, took);
            sums = new Epoch(results.addTo(sums.lossSum()), sums.correct() + results.correctSum());
            step = next;
        }
        return Optional.of(sums);
    }

    private LearningCurve.Point point(int epoch, Epoch trained, Score validation, Instant start) {
        return new LearningCurve.Point(
                epoch,
                trained.lossSum() / stepsPerEpoch,
                trained.correct() / ((double) stepsPerEpoch * recipe.batchSize()),
                validation.loss(),
                validation.accuracy(),
                schedule.at((long) epoch * stepsPerEpoch - 1),
                seconds(Duration.between(start, clock.instant())),
                OptionalDouble.of(validation.topFiveAccuracy()));
    }

    private TrainingResult trained(Score test, Duration total) {
        if (!Double.isFinite(test.loss())) {
            return notANumber("the loss on the test images");
        }
        double images = (double) recipe.epochs() * stepsPerEpoch * recipe.batchSize();
        Outcome.Succeeded outcome =
                scoring.succeeded(
                        curve.curve(),
                        test,
                        seconds(total),
                        stepping.isPositive() ? images / seconds(stepping) : 0);
        Map<String, String> metadata =
                Map.of(
                        "candidate", evaluation.candidate().key(),
                        "dataset", evaluation.dataset().text(),
                        "seed", String.valueOf(evaluation.seed()));
        return new TrainingResult.Trained(
                outcome, new Safetensors(Weights.of(graph, program.weights()), metadata).bytes());
    }

    private TrainingResult notANumber(String what) {
        return new TrainingResult.Failed(
                new Outcome.Failed(
                        curve.curve(),
                        FailureReason.NOT_A_NUMBER,
                        what + " was not a finite number"));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
