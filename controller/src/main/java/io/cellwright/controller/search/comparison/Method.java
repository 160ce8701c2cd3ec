package io.cellwright.controller.search.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.controller.search.Budget;
import io.cellwright.controller.search.Screening;
import io.cellwright.controller.search.SearchSpecification;
import io.cellwright.controller.search.fidelity.Fidelity;
import io.cellwright.controller.search.objective.Objective;
import io.cellwright.controller.search.settings.NamedSettings;
import io.cellwright.controller.search.strategy.RandomSettings;
import io.cellwright.controller.search.strategy.Strategies;
import io.cellwright.controller.search.strategy.StrategySettings;
import io.cellwright.searchspace.trial.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a search goes about its task: all but its name, its seed and its baselines. Searches of one
/// method are repeats of each other.
public record Method(
        StrategySettings strategy,
        Fidelity fidelity,
        Objective objective,
        Optional<Screening> screening,
        int trials,
        Budget budget) {

    static Method of(SearchSpecification specification) {
        return new Method(
                specification.strategy(),
                specification.fidelity(),
                specification.objective(),
                specification.screening(),
                specification.trials(),
                specification.budget());
    }

    /// Whether it is the control that every other has to beat.
    boolean isControl() {
        return strategy instanceof RandomSettings && screening.isEmpty();
    }

    /// Whether both may spend the same, on the same goal.
    boolean isAsCostlyAs(Method other) {
        return objective.equals(other.objective)
                && trials == other.trials
                && budget.equals(other.budget);
    }

    /// What it is in a few words: names, and what differs from what is usual.
    String label() {
        List<String> words = new ArrayList<>();
        words.add(label(Strategies.SETTINGS, Json.tree(strategy)));
        if (!(fidelity instanceof Fidelity.Full)) {
            words.add(label(Fidelity.SETTINGS, Json.tree(fidelity)));
        }
        if (!objective.equals(Objective.ACCURACY)) {
            differences(words, "", Json.tree(objective), Json.tree(Objective.ACCURACY));
        }
        screening.map(Screening::text).ifPresent(words::add);
        words.add(trials + " trials");
        differences(words, "", Json.tree(budget), Json.tree(Budget.NONE));
        return String.join(", ", words);
    }

    private static String label(NamedSettings settings, JsonNode own) {
        List<String> words = new ArrayList<>();
        words.add(own.path("name").asText());
        differences(words, "", own, settings.completed(own.path("name")));
        return String.join(" ", words);
    }

    private static void differences(List<String> words, String path, JsonNode own, JsonNode usual) {
        for (Map.Entry<String, JsonNode> field : own.properties()) {
            JsonNode value = field.getValue();
            String name = path + field.getKey();
            if (value.isObject()) {
                differences(words, name + ".", value, usual.path(field.getKey()));
            } else if (!value.equals(usual.path(field.getKey()))) {
                words.add("%s=%s".formatted(name, value.isTextual() ? value.asText() : value));
            }
        }
    }
}
