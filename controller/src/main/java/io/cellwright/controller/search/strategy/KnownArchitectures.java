package io.cellwright.controller.search.strategy;

import io.cellwright.searchspace.space.SearchSpace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The architectures that a strategy has observed, whatever the choices that picked them: those
/// that compute the same network are one.
final class KnownArchitectures {

    private final SearchSpace space;
    private final Set<String> encodings = new HashSet<>();

    KnownArchitectures(SearchSpace space) {
        this.space = space;
    }

    /// Answers whether it was new.
    boolean add(List<Integer> choices) {
        return encodings.add(encoding(choices));
    }

    boolean contains(List<Integer> choices) {
        return encodings.contains(encoding(choices));
    }

    private String encoding(List<Integer> choices) {
        return space.decode(choices).encoding();
    }
}
