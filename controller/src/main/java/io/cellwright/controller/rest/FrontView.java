package io.cellwright.controller.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.lifecycle.TrialRole;
import io.cellwright.controller.lifecycle.TrialState;
import io.cellwright.controller.search.objective.Goal;
import io.cellwright.controller.search.objective.Hypervolume;
import io.cellwright.controller.search.objective.Measurements;
import io.cellwright.controller.search.objective.Objective;
import io.cellwright.controller.search.objective.ParetoFront;
import io.cellwright.controller.search.objective.Reward;
import io.cellwright.controller.store.Tables;
import io.cellwright.controller.store.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The JSON of a search's front, as `docs/api.md` describes it.
final class FrontView {

    private FrontView() {}

    static ObjectNode front(Tables tables, long search) {
        Objective objective = tables.searches().get(search).specification().objective();
        List<Scored> front = ParetoFront.of(scored(tables, search, objective), Scored::objectives);
        List<Double> reference = Reward.reference(objective);
        ObjectNode view = Views.object();
        ArrayNode goals = view.putArray("goals");
        objective.goals().stream().map(Goal::text).forEach(goals::add);
        ArrayNode point = view.putArray("reference");
        reference.forEach(point::add);
        view.put(
                "hypervolume",
                Hypervolume.of(front.stream().map(Scored::objectives).toList(), reference));
        ArrayNode trials = view.putArray("trials");
        front.stream()
                .sorted(Comparator.comparingDouble(Scored::accuracy).reversed())
                .forEach(scored -> trials.add(Views.trial(tables, scored.trial())));
        return view;
    }

    /// The candidates that succeeded, of equal networks the first one, where all that counts was
    /// measured.
    private static List<Scored> scored(Tables tables, long search, Objective objective) {
        Map<String, Scored> scored = new LinkedHashMap<>();
        for (Trial trial : tables.queries().ofSearch(search, TrialState.Kind.SUCCEEDED)) {
            List<Double> objectives =
                    trial.plan().role() == TrialRole.CANDIDATE
                            ? trial.measurements()
                                    .map(measured -> Reward.objectives(objective, measured))
                                    .orElse(List.of())
                            : List.of();
            if (!objectives.isEmpty()) {
                scored.putIfAbsent(trial.plan().name(), new Scored(trial, objectives));
            }
        }
        return new ArrayList<>(scored.values());
    }

    private record Scored(Trial trial, List<Double> objectives) {

        double accuracy() {
            return trial.measurements().map(Measurements::accuracy).orElse(0.0);
        }
    }
}
