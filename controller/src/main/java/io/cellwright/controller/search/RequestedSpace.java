package io.cellwright.controller.search;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.space.ConstrainedSpace;
import io.cellwright.searchspace.space.Constraints;
import io.cellwright.searchspace.space.InvalidSpaceException;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.space.SpaceDefinition;
import io.cellwright.searchspace.space.SpaceFile;
import io.cellwright.searchspace.space.Spaces;
import io.cellwright.searchspace.trial.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// The space that a search asks for: one that has a name, or its own.
public sealed interface RequestedSpace {

    /// The field that describes a space of the search's own.
    String DEFINITION = "definition";

    /// The name of the space.
    String name();

    /// The space itself.
    ///
    /// @param limits which hold beside the space's own constraints
    /// @param network the network of an architecture, whose costs are limited
    SearchSpace open(Constraints limits, Function<Architecture, Graph> network);

    /// As JSON: the name and, beside it, each size; or the definition.
    @JsonValue
    ObjectNode json();

    /// A space by name, with all of its sizes.
    ///
    /// @param sizes completed by the usual ones
    record Named(String name, Map<String, Integer> sizes) implements RequestedSpace {

        public Named {
            sizes = Map.copyOf(Spaces.named(name).complete(sizes));
        }

        /// The space with its usual sizes.
        public Named(String name) {
            this(name, Map.of());
        }

        @Override
        public SearchSpace open(Constraints limits, Function<Architecture, Graph> network) {
            SearchSpace whole = Spaces.named(name).open(sizes);
            return limits.equals(Constraints.NONE)
                    ? whole
                    : new ConstrainedSpace(whole, limits, network);
        }

        @Override
        public ObjectNode json() {
            ObjectNode json = Json.tree(Map.of("name", name));
            Spaces.named(name).complete(sizes).forEach(json::put);
            return json;
        }
    }

    /// A space of the search's own.
    record Own(SpaceDefinition space) implements RequestedSpace {

        @Override
        public String name() {
            return space.description().name();
        }

        @Override
        public SearchSpace open(Constraints limits, Function<Architecture, Graph> network) {
            return new SpaceDefinition(
                            space.description(), space.rules(), space.constraints().and(limits))
                    .space(network);
        }

        @Override
        public ObjectNode json() {
            return Json.tree(Map.of(DEFINITION, space.fields()));
        }
    }

    /// Reads what [#json] writes; sizes may be left out, and the name of the usual space too.
    /// Throws [IllegalArgumentException] that names the field and its rule.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static RequestedSpace of(ObjectNode json) {
        JsonNode definition = json.get(DEFINITION);
        if (definition == null) {
            return named(json);
        }
        if (json.size() > 1) {
            throw new IllegalArgumentException(
                    "a space with a definition has no other fields, as name or blocks");
        }
        try {
            return new Own(SpaceFile.read(DEFINITION, Json.write(definition)));
        } catch (InvalidSpaceException e) {
            // No cause: its message would name a line, which JSON does not have.
            String field = e.field().isEmpty() ? "" : "." + e.field();
            throw new IllegalArgumentException("%s%s: %s".formatted(DEFINITION, field, e.rule()));
        }
    }

    private static RequestedSpace named(ObjectNode json) {
        String name = Spaces.DEFAULT;
        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            JsonNode value = field.getValue();
            if (!field.getKey().equals("name")) {
                sizes.put(field.getKey(), whole(field.getKey(), value));
            } else if (value instanceof TextNode text) {
                name = text.asText();
            } else {
                throw new IllegalArgumentException("name is text, not " + value);
            }
        }
        return new Named(name, sizes);
    }

    private static int whole(String field, JsonNode value) {
        if (value instanceof IntNode number) {
            return number.intValue();
        }
        throw new IllegalArgumentException(
                "%s is a whole number, not %.60s".formatted(field, value));
    }
}
