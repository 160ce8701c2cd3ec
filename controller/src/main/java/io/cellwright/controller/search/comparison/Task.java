package io.cellwright.controller.search.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.controller.search.RequestedSpace;
import io.cellwright.controller.search.SearchSpecification;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What has to be equal for accuracies to be comparable.
public record Task(
        DatasetName dataset,
        RequestedSpace space,
        SearchSpecification.Network network,
        Recipe recipe) {

    static Task of(SearchSpecification specification) {
        return new Task(
                specification.dataset(),
                specification.space(),
                specification.network(),
                specification.recipe());
    }

    /// The paths of the fields in which another task differs, as `recipe.epochs`.
    List<String> differencesFrom(Task other) {
        List<String> paths = new ArrayList<>();
        collect("", Json.tree(this), Json.tree(other), paths);
        return paths;
    }

    private static void collect(String path, JsonNode one, JsonNode other, List<String> paths) {
        if (one.isObject() && other.isObject()) {
            Set<String> fields = new LinkedHashSet<>();
            one.properties().stream().map(Map.Entry::getKey).forEach(fields::add);
            other.properties().stream().map(Map.Entry::getKey).forEach(fields::add);
            String prefix = path.isEmpty() ? "" : path + ".";
            fields.forEach(
                    field -> collect(prefix + field, one.path(field), other.path(field), paths));
        } else if (!one.equals(other)) {
            paths.add(path);
        }
    }
}
