package io.cellwright.controller.search.fidelity;

import java.util.List;

/// All candidates of a search, as they stand at a moment.
///
/// @param contenders those that were suggested, in that order
/// @param unsuggested how many may still be suggested
public record Race(List<Contender> contenders, int unsuggested) {

    public Race {
        contenders = List.copyOf(contenders);
    }

    /// Whether one of them stands so.
    boolean has(Contender.Status status) {
        return contenders.stream().anyMatch(one -> one.is(status));
    }

    /// Whether no candidate can come to a rung any more unless one of those that wait is promoted.
    boolean stands() {
        return unsuggested == 0 && !has(Contender.Status.TRAINING);
    }
}
