package io.cellwright.controller.search.strategy;

import com.fasterxml.jackson.databind.node.TextNode;
import io.cellwright.controller.search.settings.NamedSettings;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.trial.Json;
import java.util.List;

/// The strategies that a search can ask for.
public final class Strategies {

    /// Every strategy with its usual settings, the recommended one first.
    public static final NamedSettings SETTINGS =
            new NamedSettings(
                    "strategy",
                    List.of(
                            ReinforceSettings.DEFAULT,
                            EvolutionSettings.DEFAULT,
                            new GridSettings(),
                            LocalSearchSettings.DEFAULT,
                            new RandomSettings()));

    private Strategies() {}

    /// All names, the recommended one first.
    public static List<String> names() {
        return SETTINGS.names();
    }

    /// The usual settings of the strategy with this name. Throws [IllegalArgumentException] that
    /// lists the names where there is none.
    public static StrategySettings usual(String name) {
        return Json.read(SETTINGS.completed(TextNode.valueOf(name)), StrategySettings.class);
    }

    /// Throws [IllegalArgumentException] where this strategy cannot search this space.
    public static void requireSuitable(StrategySettings settings, SearchSpace space) {
        if (settings instanceof GridSettings) {
            GridStrategy.requireSmall(space);
        }
    }

    /// A strategy that has not observed anything yet.
    public static Strategy create(StrategySettings settings, SearchSpace space, long seed) {
        return switch (settings) {
            case ReinforceSettings reinforce -> new ReinforceStrategy(space, reinforce, seed);
            case EvolutionSettings evolution -> new EvolutionStrategy(space, evolution, seed);
            case GridSettings _ -> new GridStrategy(space);
            case LocalSearchSettings local -> new LocalSearchStrategy(space, local, seed);
            case RandomSettings _ -> new RandomStrategy(space, seed);
        };
    }
}
