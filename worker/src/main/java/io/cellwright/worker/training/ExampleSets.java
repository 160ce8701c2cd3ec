package io.cellwright.worker.training;

import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.worker.data.Dataset;
import io.cellwright.worker.data.ImageSet;
import io.cellwright.worker.data.Split;
import io.cellwright.worker.data.SplitRule;
import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.DeviceImages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The images of one training in a device's memory: to learn from, to be scored on, and for the
/// final test.
record ExampleSets(DeviceImages train, DeviceImages validation, DeviceImages test)
        implements AutoCloseable {

    /// Rewards can only be compared where all candidates see the same images.
    private static final long SPLIT_SEED = 0;

    static ExampleSets upload(Dataset dataset, Recipe recipe, Device device) {
        int left = dataset.train().size() - recipe.validationExamples();
        SplitRule rule = SplitRule.of(recipe.validationExamples(), SPLIT_SEED);
        Split split =
                dataset.split(
                        recipe.trainExamples() < left
                                ? rule.withTrainExamples(recipe.trainExamples())
                                : rule);
        if (split.train().length < recipe.batchSize()) {
            throw new IllegalArgumentException(
                    "recipe.batchSize is at most the %d images to train on, not %d"
                            .formatted(split.train().length, recipe.batchSize()));
        }
        int[] all = IntStream.range(0, dataset.test().size()).toArray();
        List<DeviceImages> uploaded = new ArrayList<>();
        try {
            uploaded.add(upload(dataset.train(), split.train(), device));
            uploaded.add(upload(dataset.train(), split.validation(), device));
            uploaded.add(upload(dataset.test(), all, device));
            return new ExampleSets(uploaded.get(0), uploaded.get(1), uploaded.get(2));
        } catch (RuntimeException e) {
            uploaded.forEach(DeviceImages::close);
            throw e;
        }
    }

    private static DeviceImages upload(ImageSet images, int[] indices, Device device) {
        Shape shape =
                new Shape(
                        images.shape().channels(), images.shape().height(), images.shape().width());
        return DeviceImages.upload(device, shape, images.pixels(indices), images.labels(indices));
    }

    @Override
    public void close() {
        train.close();
        validation.close();
        test.close();
    }
}
