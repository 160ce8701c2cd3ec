package io.cellwright.controller.search;

import io.cellwright.searchspace.space.SearchSpace;
import java.util.List;

/// The strategies that a search can ask for, by name.
public final class Strategies {

    /// The name of [ReinforceStrategy].
    public static final String REINFORCE = "reinforce";

    /// The name of [RandomStrategy].
    public static final String RANDOM = "random";

    private Strategies() {}

    /// All names, the recommended one first.
    public static List<String> names() {
        return List.of(REINFORCE, RANDOM);
    }

    /// A strategy that has not observed anything yet. Throws [IllegalArgumentException] that lists
    /// the names where there is none of that name.
    public static Strategy create(String name, SearchSpace space, long seed) {
        return switch (name) {
            case REINFORCE -> new ReinforceStrategy(space, ReinforceSettings.DEFAULT, seed);
            case RANDOM -> new RandomStrategy(space, seed);
            default ->
                    throw new IllegalArgumentException(
                            "strategy \"%s\" is not one of %s"
                                    .formatted(name, String.join(", ", names())));
        };
    }
}
