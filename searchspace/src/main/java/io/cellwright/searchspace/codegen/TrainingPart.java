package io.cellwright.searchspace.codegen;

/// How far a program goes in each step, to tell what the parts of a step take.
public enum TrainingPart {
    /// Images are gathered, cropped, mirrored and normalized.
    DATA,
    /// That, and the loss of the batch is computed.
    FORWARD,
    /// That, and the gradients of all parameters are; only the update is left out.
    BACKWARD
}
