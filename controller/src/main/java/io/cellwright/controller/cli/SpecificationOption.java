package io.cellwright.controller.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.searchspace.space.LayerSpace;
import io.cellwright.searchspace.space.Spaces;
import io.cellwright.searchspace.text.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;

/// An option of `search create` and the field of the specification that it sets.
///
/// The rules of the fields are the controller's; here are only their types.
///
/// @param field the path of the field, as `recipe.epochs`
/// @param type of the option's value
/// @param candidates what the shell offers, empty for anything
/// @param description for the help, with the range or the choices and what holds unless it is given
record SpecificationOption(
        String option, String field, Class<?> type, List<String> candidates, String description) {

    private static final String KIND = "kind";
    private static final String NAME = "name";

    /// Fields whose parameters depend on the name in them.
    private static final Set<String> NAMED = Set.of("strategy", "fidelity");

    /// The option, for the parser.
    OptionSpec spec() {
        return OptionSpec.builder(option)
                .paramLabel(label())
                .type(type)
                .auxiliaryTypes(type == List.class ? String.class : type)
                .splitRegex(type == List.class ? "," : "")
                .arity("1")
                .completionCandidates(candidates.isEmpty() ? null : candidates)
                .description(description)
                .build();
    }

    /// A choice has a label of its own, as the shell's completion tells choices apart by it.
    private String label() {
        if (type == List.class) {
            return field.equals("baselines") ? "MODEL" : "GOAL";
        }
        if (type == String.class) {
            return candidates.isEmpty()
                    ? "NAME"
                    : option.substring("--".length()).toUpperCase(Locale.ROOT);
        }
        return type == Boolean.class ? "BOOL" : "N";
    }

    /// Sets the field. A list that is `none` is empty.
    void set(ObjectNode specification, Object value) {
        String[] steps = field.split("\\.", -1);
        ObjectNode parent = specification;
        for (int step = 0; step < steps.length - 1; step++) {
            if (step > 0) {
                // In documents of earlier versions it stands here.
                parent.remove(leaf());
            }
            parent = part(parent, steps[step]);
        }
        if (decidesFields() && !parent.path(leaf()).asText(value.toString()).equals(value)) {
            // What is set of another kind means nothing to this one.
            parent.removeAll();
        }
        parent.putPOJO(leaf(), value.equals(List.of("none")) ? List.of() : value);
    }

    /// Whether its value says which fields there are beside it.
    private boolean decidesFields() {
        return leaf().equals(KIND)
                || NAMED.stream().anyMatch(named -> field.equals(named + "." + NAME));
    }

    /// A recipe may be the name of a preset alone, its parts may be their kind alone, and a
    /// strategy its name.
    private static ObjectNode part(ObjectNode parent, String name) {
        JsonNode present = parent.get(name);
        if (present instanceof ObjectNode object) {
            return object;
        }
        ObjectNode part = parent.putObject(name);
        if (present == null || !present.isTextual()) {
            return part;
        }
        String first = NAMED.contains(name) ? NAME : name.equals("recipe") ? "preset" : KIND;
        return part.set(first, present);
    }

    /// Whether it chooses the space or sets one of its sizes.
    boolean ofSpace() {
        return field.startsWith("space.");
    }

    /// Why the option would say nothing of a search in this space, as the field `space` of a
    /// specification; empty where it does, also where there is no such space.
    Optional<String> emptyIn(JsonNode space) {
        if (!field.startsWith("network.")) {
            return Optional.empty();
        }
        String name = space.path("name").asText(Spaces.DEFAULT);
        if (Spaces.names().contains(name) && Spaces.named(name).open() instanceof LayerSpace) {
            return Optional.of(
                    "the space %s, whose networks are decided layer by layer".formatted(name));
        }
        boolean decidesWidths = space.path("definition").has("widths");
        return decidesWidths && field.equals("network.filters")
                ? Optional.of("a space whose field widths decides the filters")
                : Optional.empty();
    }

    /// Whether an error about `named`, with this message, is about this option's field.
    boolean isMeantBy(String named, String message) {
        return field.equals(named.replaceAll("\\[.*", ""))
                || (decidesFields()
                        && field.equals(named + "." + NAME)
                        && message.startsWith(named + " is one of"))
                || (field.startsWith(named + ".")
                        && List.of(message.split("\\W+", -1)).contains(leaf()));
    }

    /// What a user may have meant by a value that was refused: the end of an error.
    String hint(Object value) {
        List<?> words = value instanceof List<?> list ? list : List.of(value);
        return words.stream()
                .map(String::valueOf)
                .filter(word -> !candidates.contains(word))
                .map(word -> Spelling.hint(word, candidates))
                .filter(hint -> !hint.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String leaf() {
        return field.substring(field.lastIndexOf('.') + 1);
    }
}
