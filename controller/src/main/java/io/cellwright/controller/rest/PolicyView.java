package io.cellwright.controller.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.search.strategy.PolicyState;
import io.cellwright.controller.search.strategy.policy.DecisionProbabilities;

/// The JSON of a policy's state, as `docs/api.md` describes it.
final class PolicyView {

    private PolicyView() {}

    static ObjectNode of(PolicyState state) {
        ObjectNode view = Views.object();
        view.put("observations", state.observations());
        view.put("entropy", state.entropy());
        view.put("largestEntropy", state.largestEntropy());
        view.put("baseline", state.baseline());
        view.put("advantage", state.advantage());
        view.put("duplicates", state.duplicates());
        ArrayNode decisions = view.putArray("decisions");
        for (DecisionProbabilities probabilities : state.probabilities()) {
            ObjectNode decision = decisions.addObject();
            decision.put("name", probabilities.decision().name());
            ArrayNode options = decision.putArray("options");
            probabilities.decision().options().forEach(options::add);
            ArrayNode shares = decision.putArray("probabilities");
            probabilities.probabilities().forEach(shares::add);
        }
        return view;
    }
}
