package io.cellwright.controller.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.searchspace.space.NamedSpace;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.trial.Json;

/// The JSON of search spaces, as `docs/api.md` describes it.
final class SpaceViews {

    private SpaceViews() {}

    static ObjectNode space(NamedSpace named) {
        SearchSpace space = named.open();
        ObjectNode view = Json.tree(named.description());
        // A browser's numbers do not hold all of its digits.
        view.put("size", space.size().number().toString());
        view.put("sizeText", space.size().text());
        view.put("decisions", space.decisions().size());
        ArrayNode sizes = view.putArray("sizes");
        named.sizes().forEach(setting -> sizes.add(Json.tree(setting)));
        return view;
    }
}
