package io.cellwright.worker.training;

import io.cellwright.searchspace.codegen.TorchScript;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.FailureReason;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.searchspace.trial.ZeroCost;
import io.cellwright.worker.data.Dataset;
import io.cellwright.worker.data.Normalization;
import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.Program;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The score of an untrained network.
final class ZeroCostRun {

    /// The most images that are looked at: enough to tell networks apart, and what the published
    /// scores use at most.
    private static final int MOST_IMAGES = 128;

    private final Device device;
    private final Clock clock;

    ZeroCostRun(Device device, Clock clock) {
        this.device = device;
        this.clock = clock;
    }

    /// The score on the first images that the network would be trained on, as many as a batch has.
    TrainingResult run(
            Evaluation evaluation,
            ZeroCost zeroCost,
            Dataset dataset,
            Graph graph,
            TrainingImages images) {
        Training.requireRowOfLogits(graph, dataset);
        Normalization normalization = dataset.normalization();
        byte[] archive =
                TorchScript.scoring(
                                graph,
                                zeroCost,
                                evaluation.recipe().initialWeights(),
                                evaluation.seed(),
                                normalization.mean(),
                                normalization.deviation())
                        .bytes();
        int count = Math.min(evaluation.recipe().batchSize(), MOST_IMAGES);
        try (Program program = Program.load(archive, device);
                TrainingImages.ImageLoan loan = images.span(0, Math.min(count, images.count()))) {
            Instant start = clock.instant();
            double score = program.zeroCost(loan.images(), loan.last());
            Duration took = Duration.between(start, clock.instant());
            return Double.isFinite(score)
                    ? new TrainingResult.Scored(new Outcome.Scored(score, took.toNanos() / 1e9))
                    : new TrainingResult.Failed(notFinite(zeroCost, score));
        }
    }

    private static Outcome.Failed notFinite(ZeroCost zeroCost, double score) {
        return new Outcome.Failed(
                new LearningCurve(List.of()),
                FailureReason.NOT_A_NUMBER,
                "%s was %s, not a finite number".formatted(zeroCost.text(), score));
    }
}
