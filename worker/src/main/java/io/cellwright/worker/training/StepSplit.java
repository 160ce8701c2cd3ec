package io.cellwright.worker.training;

/// What the parts of a step take, in milliseconds, the means over all slots. Measured as the
/// differences between programs that go ever further in each step, so noise may leave a small part
/// at zero.
///
/// @param data gathering, cropping, mirroring and normalizing images
/// @param forward the network's outputs and the loss
/// @param backward the gradients
/// @param update of the weights by the optimizer
public record StepSplit(double data, double forward, double backward, double update) {

    /// From what steps take that end after each part.
    static StepSplit ofTotals(double data, double forward, double backward, double whole) {
        return new StepSplit(
                data,
                Math.max(0, forward - data),
                Math.max(0, backward - forward),
                Math.max(0, whole - backward));
    }
}
