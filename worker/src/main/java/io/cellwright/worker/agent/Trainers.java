package io.cellwright.worker.agent;

/// What a worker trains with.
public interface Trainers {

    /// The engine and its version, as people know them.
    String engine();

    /// The trainer of one slot, for as long as the worker lives.
    ///
    /// @param number of the slot, counted from 1
    Trainer forSlot(int number);
}
