package io.cellwright.worker.training;

import io.cellwright.searchspace.codegen.Safetensors;
import io.cellwright.searchspace.codegen.Weights;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.FailureReason;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.worker.engine.DeviceImages;
import io.cellwright.worker.engine.Program;
import io.cellwright.worker.engine.Score;
import io.cellwright.worker.engine.StepResults;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// One training from its first step to its outcome.
final class TrainingRun {

    /// Small enough for the largest network on one thread to come back within seconds.
    private static final int EVALUATION_BATCH = 200;

    private static final LossGuard.Fault VALIDATION_NOT_A_NUMBER =
            new LossGuard.Fault(
                    FailureReason.NOT_A_NUMBER, "the validation loss was not a finite number");

    private final Evaluation evaluation;
    private final Recipe recipe;
    private final Graph graph;
    private final Program program;
    private final ExampleSets examples;
    private final Clock clock;
    private final CurveRecorder curve;
    private final EarlyEnd end;
    private final Instant start;
    private final Pace pace = new Pace();
    private final int stepsPerEpoch;
    private final CosineSchedule schedule;
    private Duration stepping = Duration.ZERO;
    private long imagesStepped;

    /// The program's state after the last whole epoch.
    private float[] kept;

    TrainingRun(
            Evaluation evaluation,
            Graph graph,
            Program program,
            ExampleSets examples,
            Clock clock,
            CurveRecorder curve,
            EarlyEnd end,
            Instant start,
            float[] kept) {
        this.evaluation = evaluation;
        this.recipe = evaluation.recipe();
        this.graph = graph;
        this.program = program;
        this.examples = examples;
        this.clock = clock;
        this.curve = curve;
        this.end = end;
        this.start = start;
        this.kept = kept;
        this.stepsPerEpoch = recipe.stepsPerEpoch(examples.train().count());
        this.schedule =
                new CosineSchedule(recipe.learningRate(), (long) recipe.epochs() * stepsPerEpoch);
    }

    TrainingResult run() {
        for (int epoch = curve.epochs() + 1; epoch <= recipe.epochs(); epoch++) {
            Optional<Epoch> trained = epoch(epoch);
            if (trained.isEmpty()) {
                return endedEarly();
            }
            if (trained.get().fault().isPresent()) {
                return failed(trained.get().fault().get(), epoch);
            }
            Optional<Score> validation = score(examples.validation());
            if (validation.isEmpty()) {
                return endedEarly();
            }
            if (!Double.isFinite(validation.get().loss())) {
                return failed(VALIDATION_NOT_A_NUMBER, epoch);
            }
            kept = program.state();
            curve.add(point(epoch, trained.get(), validation.get()));
        }
        Duration total = Duration.between(start, clock.instant());
        return score(examples.test())
                .<TrainingResult>map(test -> trained(test, total))
                .orElseGet(this::endedEarly);
    }

    private TrainingResult endedEarly() {
        return switch (end.cause()) {
            case STOPPED -> new TrainingResult.Stopped(curve.curve());
            case PAUSED ->
                    new TrainingResult.Paused(
                            curve.curve(),
                            new Checkpoint(evaluation, curve.curve(), kept).bytes(graph));
            case TIME_LIMIT ->
                    failed(
                            new LossGuard.Fault(FailureReason.TIME_LIMIT, end.timeIsUp()),
                            Math.min(curve.epochs() + 1, recipe.epochs()));
        };
    }

    /// Sums over one epoch's steps.
    private record Epoch(double lossSum, long correct, Optional<LossGuard.Fault> fault) {}

    /// Empty where training was told to end. Stops at a fault.
    private Optional<Epoch> epoch(int epoch) {
        EpochPlan plan = new EpochPlan(recipe, examples.train().count(), evaluation.seed(), epoch);
        LossGuard guard = new LossGuard(guessing(), stepsPerEpoch);
        Epoch sums = new Epoch(0, 0, Optional.empty());
        int step = 0;
        while (step < stepsPerEpoch && sums.fault().isEmpty()) {
            if (end.request() != StopSignal.Request.GO_ON) {
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
            imagesStepped += (long) (next - step) * recipe.batchSize();
            sums =
                    new Epoch(
                            results.addTo(sums.lossSum()),
                            sums.correct() + results.correctSum(),
                            guard.check(results.losses(), step));
            step = next;
        }
        return Optional.of(sums);
    }

    /// Empty where training was told to end.
    private Optional<Score> score(DeviceImages images) {
        Score sum = Score.NOTHING;
        for (int first = 0; first < images.count(); first += EVALUATION_BATCH) {
            if (end.request() != StopSignal.Request.GO_ON) {
                return Optional.empty();
            }
            int last = Math.min(images.count(), first + EVALUATION_BATCH);
            sum = sum.plus(program.evaluate(images, first, last, EVALUATION_BATCH));
        }
        return Optional.of(sum);
    }

    private LearningCurve.Point point(int epoch, Epoch trained, Score validation) {
        return new LearningCurve.Point(
                epoch,
                trained.lossSum() / stepsPerEpoch,
                trained.correct() / ((double) stepsPerEpoch * recipe.batchSize()),
                validation.loss(),
                validation.accuracy(),
                schedule.at((long) epoch * stepsPerEpoch - 1),
                seconds(Duration.between(start, clock.instant())));
    }

    private TrainingResult trained(Score test, Duration total) {
        LearningCurve finished = curve.curve();
        Outcome.Succeeded outcome =
                new Outcome.Succeeded(
                        finished,
                        finished.points().getLast().validationAccuracy(),
                        test.accuracy(),
                        seconds(total),
                        stepping.isPositive() ? imagesStepped / seconds(stepping) : 0);
        Map<String, String> metadata =
                Map.of(
                        "candidate", evaluation.candidate().key(),
                        "dataset", evaluation.dataset().text(),
                        "seed", String.valueOf(evaluation.seed()));
        return new TrainingResult.Trained(
                outcome, new Safetensors(Weights.of(graph, program.weights()), metadata).bytes());
    }

    /// The loss of guessing, of all outputs together.
    private double guessing() {
        double outputs = 1 + graph.auxiliaries().size() * recipe.regularization().auxiliaryWeight();
        return outputs * Math.log(Math.max(2, graph.output().channels()));
    }

    private TrainingResult failed(LossGuard.Fault fault, int epoch) {
        return new TrainingResult.Failed(
                new Outcome.Failed(
                        curve.curve(),
                        fault.reason(),
                        "in epoch %d %s".formatted(epoch, fault.message())));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
