package io.cellwright.controller.search.fidelity;

/// What becomes of a candidate that waits at a rung.
public sealed interface Decision {

    /// The candidate's number.
    int number();

    /// It is trained on, up to this rung.
    record Promote(int number, int goal) implements Decision {}

    /// It is not trained any further.
    record Prune(int number) implements Decision {}
}
