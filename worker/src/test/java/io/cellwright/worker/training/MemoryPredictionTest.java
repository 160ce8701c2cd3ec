package io.cellwright.worker.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.trial.Candidate;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.Optimizer;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.searchspace.zoo.Zoo;
import org.junit.jupiter.api.Test;

class MemoryPredictionTest {

    private static final Recipe RECIPE = Recipe.of(1, 64, 0.05, 1_000, 200);

    private static MemoryPrediction predicted(String model, Recipe recipe) {
        return MemoryPrediction.of(
                new Evaluation(
                        new Candidate.HandDesigned(Zoo.named(model)),
                        DatasetName.SHAPES,
                        recipe,
                        1));
    }

    private static Recipe with(Optimizer optimizer, double averageDecay) {
        return new Recipe(
                RECIPE.epochs(),
                RECIPE.batchSize(),
                RECIPE.precision(),
                optimizer,
                RECIPE.learningRate(),
                RECIPE.schedule(),
                RECIPE.warmUpEpochs(),
                RECIPE.regularization(),
                averageDecay,
                RECIPE.initialWeights(),
                RECIPE.augmentation(),
                RECIPE.trainExamples(),
                RECIPE.validationExamples());
    }

    @Test
    void everyPartCounts() {
        Cost cost =
                Cost.of(
                        new Candidate.HandDesigned(Zoo.named("resnet20"))
                                .graph(DatasetName.SHAPES));
        MemoryPrediction prediction = predicted("resnet20", RECIPE);
        assertThat(prediction.activations()).isEqualTo(64 * cost.activationBytesStored());
        assertThat(prediction.weights()).isGreaterThan(3 * 4 * cost.parameters());
        // 1,200 images to learn from and 2,000 for the test.
        assertThat(prediction.images()).isEqualTo(3_200 * (3 * 32 * 32 + 8));
        assertThat(prediction.bytes())
                .isGreaterThan(
                        prediction.weights() + prediction.activations() + prediction.images());
    }

    @Test
    void activationsGrowWithTheBatchAndWeightsDoNot() {
        MemoryPrediction small = predicted("resnet20", RECIPE);
        MemoryPrediction large = predicted("resnet20", Recipe.of(1, 256, 0.05, 1_000, 200));
        assertThat(large.activations()).isEqualTo(4 * small.activations());
        assertThat(large.weights()).isEqualTo(small.weights());
    }

    @Test
    void whatAnOptimizerKeepsForEachWeightCounts() {
        long plain = predicted("vgg11", with(new Optimizer.Sgd(0, false), 0)).weights();
        long momentum = predicted("vgg11", with(Optimizer.Sgd.DEFAULT, 0)).weights();
        long adam = predicted("vgg11", with(Optimizer.Adam.DEFAULT, 0)).weights();
        long averaged = predicted("vgg11", with(Optimizer.Adam.DEFAULT, 0.999)).weights();
        long each = momentum - plain;
        assertThat(each).isPositive();
        assertThat(adam - momentum).isEqualTo(each);
        assertThat(averaged - adam).isEqualTo(each);
    }

    @Test
    void noMoreImagesCountThanTheDataSetHas() {
        Recipe all = Recipe.of(1, 64, 0.05, 100_000, 200);
        assertThat(predicted("lenet5", all).images()).isEqualTo(12_000 * (3 * 32 * 32 + 8));
    }
}
