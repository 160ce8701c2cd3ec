package io.cellwright.controller.lifecycle;

import java.time.Instant;

/// A worker's right to train a trial, until the deadline unless the worker is heard of before.
///
/// @param worker the worker's number
/// @param slot the worker's slot, from 1
/// @param fence a number that grows with each lease of the trial; only the newest is valid
public record Lease(long worker, int slot, long fence, Instant deadline) {

    public Lease {
        if (slot < 1 || fence < 1) {
            throw new IllegalArgumentException(
                    "slot and fence count from 1, not %d and %d".formatted(slot, fence));
        }
    }

    /// The same lease with a later deadline.
    public Lease until(Instant later) {
        return new Lease(worker, slot, fence, later.isAfter(deadline) ? later : deadline);
    }
}
