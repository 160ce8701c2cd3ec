package io.cellwright.worker.training;

import io.cellwright.searchspace.graph.Shape;
import io.cellwright.worker.data.ImageSet;

/// The images of one training: to learn from, to be scored on, and for the final test.
///
/// @param giveBack what is done when the training is over
record ExampleSets(
        TrainingImages train, TrainingImages validation, TrainingImages test, Runnable giveBack)
        implements AutoCloseable {

    /// The shape of one image, as networks have it.
    static Shape shape(ImageSet images) {
        return new Shape(
                images.shape().channels(), images.shape().height(), images.shape().width());
    }

    @Override
    public void close() {
        giveBack.run();
    }
}
