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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// One training from its first step to its outcome.
final class TrainingRun {

    private static final LossGuard.Fault VALIDATION_NOT_A_NUMBER =
            new LossGuard.Fault(
                    FailureReason.NOT_A_NUMBER, "the validation loss was not a finite number");

    private static final LossGuard.Fault TEST_NOT_A_NUMBER =
            new LossGuard.Fault(
                    FailureReason.NOT_A_NUMBER, "the test loss was not a finite number");

    private final Evaluation evaluation;
    private final Recipe recipe;
    private final Graph graph;
    private final Program program;
    private final ExampleSets examples;
    private final Scoring scoring;
    private final Clock clock;
    private final CurveRecorder curve;
    private final EarlyEnd end;
    private final Instant start;
    private final Pace pace = new Pace();
    private final int stepsPerEpoch;
    private final Timetable timetable;
    private Duration stepping = Duration.ZERO;
    private long imagesStepped;

    /// The program's state after the last whole epoch.
    private float[] kept;

    TrainingRun(
            Evaluation evaluation,
            Graph graph,
            Program program,
            ExampleSets examples,
            Scoring scoring,
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
        this.scoring = scoring;
        this.clock = clock;
        this.curve = curve;
        this.end = end;
        this.start = start;
        this.kept = kept;
        this.stepsPerEpoch = recipe.stepsPerEpoch(examples.train().count());
        this.timetable = Timetable.of(recipe, stepsPerEpoch);
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
            Optional<Score> validation = scoring.score(examples.validation());
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
        return scoring.score(examples.test())
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
        EpochPlan plan =
                new EpochPlan(
                        recipe, examples.train().count(), graph.input(), evaluation.seed(), epoch);
        Timetable.Epoch inEpoch = inEpoch(epoch);
        TrainingImages.EpochSteps steps =
                new TrainingImages.EpochSteps(
                        stepsPerEpoch, (first, last) -> plan.steps(first, last, inEpoch));
        LossGuard guard = new LossGuard(guessing(), stepsPerEpoch);
        Epoch sums = new Epoch(0, 0, Optional.empty());
        int step = 0;
        while (step < stepsPerEpoch && sums.fault().isEmpty()) {
            if (end.request() != StopSignal.Request.GO_ON) {
                return Optional.empty();
            }
            Instant before = clock.instant();
            StepResults results = trainSteps(steps, step);
            int next = step + results.losses().length;
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

    /// By what is known before the epoch.
    private Timetable.Epoch inEpoch(int epoch) {
        List<Double> losses =
                curve.curve().points().stream()
                        .limit(epoch - 1L)
                        .map(LearningCurve.Point::validationLoss)
                        .toList();
        return timetable.epoch(epoch, losses);
    }

    private StepResults trainSteps(TrainingImages.EpochSteps steps, int first) {
        try (TrainingImages.StepLoan loan = examples.train().steps(steps, first, pace.steps())) {
            return program.trainSteps(loan.images(), loan.steps());
        }
    }

    private LearningCurve.Point point(int epoch, Epoch trained, Score validation) {
        return new LearningCurve.Point(
                epoch,
                trained.lossSum() / stepsPerEpoch,
                trained.correct() / ((double) stepsPerEpoch * recipe.batchSize()),
                validation.loss(),
                validation.accuracy(),
                inEpoch(epoch).rate(stepsPerEpoch - 1),
                seconds(Duration.between(start, clock.instant())),
                OptionalDouble.of(validation.topFiveAccuracy()));
    }

    private TrainingResult trained(Score test, Duration total) {
        if (!Double.isFinite(test.loss())) {
            return failed(TEST_NOT_A_NUMBER, recipe.epochs());
        }
        Outcome.Succeeded outcome =
                scoring.succeeded(
                        curve.curve(),
                        test,
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
