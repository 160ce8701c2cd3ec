package io.cellwright.controller.search.strategy;

import java.util.List;

/// Decides what a search tries next.
///
/// All that a strategy knows is a function of its seed and of the outcomes it observed, in their
/// order. So a search that is stopped and started again makes the same decisions: a new strategy
/// observes what the old one did, and goes on.
public interface Strategy {

    /// Choices for the suggestion with this number, counted from 0. Does not change what was
    /// learned, and draws chance only from a stream of its own, derived from the seed and the
    /// number.
    List<Integer> suggest(long number);

    /// Learns from the next observation.
    void observe(Observation observation);
}
