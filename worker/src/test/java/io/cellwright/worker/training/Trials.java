package io.cellwright.worker.training;

import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.trial.Augmentation;
import io.cellwright.searchspace.trial.Candidate;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.searchspace.trial.Regularization;
import io.cellwright.searchspace.zoo.Zoo;
import io.cellwright.worker.data.Dataset;
import io.cellwright.worker.data.Shapes;
import io.cellwright.worker.data.ShapesSpec;
import io.cellwright.worker.engine.Device;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Short trainings on few images, and networks that fail in their own ways.
final class Trials {

    static final Clock STOPPED_CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private Trials() {}

    static Dataset shapes() {
        return Shapes.generate(new ShapesSpec(128, 40, 1));
    }

    static Training training(DatasetSource datasets) {
        return new Training(new Device.Cpu(), false, datasets, STOPPED_CLOCK, Optional.empty());
    }

    static Recipe recipe(int epochs) {
        return Recipe.of(epochs, 32, 0.05, 96, 32);
    }

    static Evaluation resnet(int epochs, long seed) {
        return model("resnet20", recipe(epochs), seed);
    }

    static Evaluation lenet(int epochs, long seed) {
        return model("lenet5", recipe(epochs), seed);
    }

    static Evaluation model(String name, Recipe recipe, long seed) {
        return new Evaluation(
                new Candidate.HandDesigned(Zoo.named(name)), DatasetName.SHAPES, recipe, seed);
    }

    static Evaluation edges(String cell, int filters, Recipe recipe) {
        return new Evaluation(
                new Candidate.Edges(Architecture.Edges.of(cell), 1, filters),
                DatasetName.SHAPES,
                recipe,
                1);
    }

    /// What a training comes to whenever and wherever it is repeated, as its time and memory do
    /// not.
    static List<Object> result(TrainingResult.Trained trained) {
        Outcome.Succeeded outcome = trained.outcome();
        return List.of(
                outcome.curve(),
                outcome.confusion(),
                outcome.scores().testAccuracy(),
                outcome.scores().testTopFiveAccuracy(),
                outcome.scores().testLoss());
    }

    /// Its loss grows a hundred thousand times in the second step.
    static Evaluation exploding() {
        return model(
                "lenet5",
                Recipe.of(2, 32, 10, 96, 32)
                        .with(Regularization.ofDecay(0))
                        .with(Augmentation.cropAndFlip(2)),
                1);
    }

    /// Its feature maps overflow in the second step: it has many layers and nothing that
    /// normalizes.
    static Evaluation overflowing() {
        return model("googlenet", Recipe.of(2, 4, 10, 16, 32).with(Regularization.ofDecay(0)), 1);
    }
}
