package io.cellwright.controller.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.cli.client.Api;
import io.cellwright.controller.cli.client.ControllerClient;
import io.cellwright.controller.cli.client.SearchView;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Finds the search that this demo started before, or starts it: the same command goes on, another
/// number of trials or another data set is another search.
record DemoSearch(ControllerClient client, Consumer<String> notices) {

    /// 0 and 0.0 are the same number.
    private static final Comparator<JsonNode> BY_VALUE =
            (one, other) ->
                    one.isNumber() && other.isNumber()
                            ? Double.compare(one.asDouble(), other.asDouble())
                            : one.equals(other) ? 0 : 1;

    SearchView open(ObjectNode specification) {
        List<SearchView> demos =
                Api.list(client.get(Api.SEARCHES), "searches").stream()
                        .map(SearchView::of)
                        .filter(search -> search.name().equals(DemoSpecification.NAME))
                        .filter(search -> search.completed() || !search.ended())
                        .toList();
        demos.stream()
                .filter(search -> search.state().equals("running"))
                .filter(search -> !isMeantBy(specification, search))
                .forEach(this::pause);
        return demos.stream()
                .filter(search -> isMeantBy(specification, search))
                .findFirst()
                .map(this::goOn)
                .orElseGet(() -> create(specification));
    }

    /// It would take the worker's slots from the one that is asked for now.
    private void pause(SearchView other) {
        client.post(Api.search(other.id()) + "/pause");
        notices.accept(
                "paused search %d, an earlier demo; `cellwright search resume %d` lets it go on"
                        .formatted(other.id(), other.id()));
    }

    private SearchView goOn(SearchView search) {
        if (search.completed()) {
            notices.accept(
                    "search %d is done already; more --trials start another"
                            .formatted(search.id()));
            return search;
        }
        notices.accept("going on with search %d".formatted(search.id()));
        return search.state().equals("paused")
                ? SearchView.of(client.post(Api.search(search.id()) + "/resume"))
                : search;
    }

    private SearchView create(ObjectNode specification) {
        return SearchView.of(client.post(Api.SEARCHES, specification));
    }

    private static boolean isMeantBy(ObjectNode specification, SearchView search) {
        for (Map.Entry<String, JsonNode> field : specification.properties()) {
            if (!field.getValue().equals(BY_VALUE, search.document().path(field.getKey()))) {
                return false;
            }
        }
        return true;
    }
}
