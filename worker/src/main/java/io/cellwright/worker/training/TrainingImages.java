package io.cellwright.worker.training;

import io.cellwright.worker.engine.DeviceImages;
import io.cellwright.worker.engine.Steps;

/// A part of a data set as a training takes it: on the device as a whole, or brought there a piece
/// at a time. What is computed is the same, bit for bit.
sealed interface TrainingImages permits ResidentImages, StreamedImages {

    /// The most images that [#span] lends at once.
    int LONGEST_SPAN = 200;

    /// How many images there are.
    int count();

    /// Lends the images of some steps of an epoch from `first`: of `wanted` steps, or fewer where
    /// the epoch ends or memory does. What was lent before is given back before.
    StepLoan steps(EpochSteps epoch, int first, int wanted);

    /// Lends the images from `first` to before `last`, at most [#LONGEST_SPAN]. What was lent
    /// before is given back before.
    ImageLoan span(int first, int last);

    /// The steps of one epoch.
    ///
    /// @param count how many there are
    record EpochSteps(int count, Maker maker) {

        /// Makes the steps from `first` to before `last`, whose order is of the whole part. Called
        /// from any thread.
        @FunctionalInterface
        interface Maker {

            Steps steps(int first, int last);
        }
    }

    /// Steps with the images that their order is of.
    ///
    /// @param giveBack what is done when the images are no longer needed
    record StepLoan(DeviceImages images, Steps steps, Runnable giveBack) implements AutoCloseable {

        @Override
        public void close() {
            giveBack.run();
        }
    }

    /// Images of which those from `first` to before `last` were asked for.
    ///
    /// @param giveBack what is done when the images are no longer needed
    record ImageLoan(DeviceImages images, int first, int last, Runnable giveBack)
            implements AutoCloseable {

        @Override
        public void close() {
            giveBack.run();
        }
    }
}
