package io.cellwright.controller.search.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.searchspace.text.Spelling;
import io.cellwright.searchspace.trial.Json;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Settings of several kinds, of which a document names one: by its name alone, or by an object
/// with the `name` and with what differs from that kind's usual settings.
public final class NamedSettings {

    private static final String NAME = "name";

    private final String what;
    private final Map<String, ObjectNode> usual = new LinkedHashMap<>();
    private final Map<String, Class<?>> types = new HashMap<>();

    /// @param what is chosen, as in `strategy`
    /// @param usual one of each kind, whose JSON has its name in the field `name`; the first one
    ///   holds where a document names none
    public NamedSettings(String what, List<?> usual) {
        this.what = what;
        for (Object settings : usual) {
            ObjectNode document = Json.tree(settings);
            this.usual.put(document.path(NAME).asText(), document);
            this.types.put(document.path(NAME).asText(), settings.getClass());
        }
    }

    /// The names, in the order that was given.
    public List<String> names() {
        return List.copyOf(usual.keySet());
    }

    /// The usual settings of every kind.
    public List<ObjectNode> documents() {
        return usual.values().stream().map(ObjectNode::deepCopy).toList();
    }

    /// What is chosen, as `strategy`.
    public String what() {
        return what;
    }

    /// The words that a parameter of the kind with this name may be; none where it is a number, or
    /// true or false.
    public List<String> choices(String name, String parameter) {
        RecordComponent[] components =
                Objects.requireNonNull(types.get(name), name).getRecordComponents();
        return Stream.of(components)
                .filter(component ->
                        component.getName().equals(parameter) && component.getType().isEnum())
                .flatMap(component -> Stream.of(component.getType().getEnumConstants()))
                .map(constant -> Json.readTree(Json.write(constant)).asText())
                .toList();
    }

    /// What a document says, with all fields. Throws [IllegalArgumentException] that names what
    /// there is not, and what may have been meant.
    public ObjectNode completed(JsonNode given) {
        if (given.isTextual()) {
            return named(given);
        }
        if (!(given instanceof ObjectNode fields)) {
            throw new IllegalArgumentException(
                    "%s is a name or an object with one, not %.60s".formatted(what, given));
        }
        JsonNode name = fields.get(NAME);
        ObjectNode completed = name == null ? documents().getFirst() : named(name);
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            requireKnown(field.getKey(), completed);
            completed.set(field.getKey(), field.getValue());
        }
        return completed;
    }

    private ObjectNode named(JsonNode name) {
        ObjectNode found = usual.get(name.asText());
        if (found == null) {
            throw new IllegalArgumentException(
                    "%s is one of %s, not \"%.100s\"%s"
                            .formatted(
                                    what,
                                    names(),
                                    name.asText(),
                                    Spelling.hint(name.asText(), names())));
        }
        return found.deepCopy();
    }

    private void requireKnown(String field, ObjectNode settings) {
        List<String> known =
                settings.properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(name -> !name.equals(NAME))
                        .toList();
        if (!field.equals(NAME) && !known.contains(field)) {
            throw new IllegalArgumentException(
                    "%s %s has %s, not \"%.100s\"%s"
                            .formatted(
                                    what,
                                    settings.path(NAME).asText(),
                                    known.isEmpty() ? "no parameters" : "the parameters " + known,
                                    field,
                                    Spelling.hint(field, known)));
        }
    }
}
