package io.cellwright.worker.agent;

import io.cellwright.searchspace.trial.Evaluation;

/// What a worker trains with.
public interface Trainers {

    /// The engine and its version, as people know them.
    String engine();

    /// The trainer of one slot, for as long as the worker lives.
    ///
    /// @param number of the slot, counted from 1
    Trainer forSlot(int number);

    /// How many bytes of the device's memory a training is expected to take. Throws what its
    /// training would throw where the network cannot be built.
    long memory(Evaluation evaluation);

    /// The memory that all trainings share.
    MemoryGauge gauge();
}
