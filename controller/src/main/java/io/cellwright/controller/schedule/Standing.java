package io.cellwright.controller.schedule;

/// What a worker is to do with a trial that it trains.
public enum Standing {
    /// Go on.
    VALID,
    /// Hand in a checkpoint and take other work: the search is paused.
    TO_PAUSE,
    /// Stop: the lease is not valid any more.
    INVALID
}
