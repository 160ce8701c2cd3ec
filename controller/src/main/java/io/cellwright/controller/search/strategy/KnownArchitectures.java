package io.cellwright.controller.search.strategy;

import io.cellwright.searchspace.space.SearchSpace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// The architectures that a strategy has observed, whatever the choices that picked them: those
/// that compute the same network are one.
final class KnownArchitectures {

    /// How often something is drawn before a known architecture is good enough: in a space whose
    /// every architecture is known, there is nothing else.
    static final int DRAWS = 64;

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

    /// Choices drawn uniformly, again as long as they are known; known ones where nothing else was
    /// drawn.
    List<Integer> sampleOther(RandomGenerator random) {
        List<Integer> choices = space.sample(random);
        for (int drawn = 1; drawn < DRAWS && contains(choices); drawn++) {
            choices = space.sample(random);
        }
        return choices;
    }

    /// Equal for all choices that pick architectures which compute the same.
    String encoding(List<Integer> choices) {
        return space.decode(choices).encoding();
    }
}
