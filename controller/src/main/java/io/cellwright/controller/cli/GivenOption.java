package io.cellwright.controller.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.searchspace.trial.InvalidDocumentException;
import io.cellwright.searchspace.trial.Json;
import java.util.List;

/// An option of `search create` as a user gave it.
record GivenOption(SpecificationOption option, Object value) {

    /// A parameter of what has a name, as `--strategy-parameter learningRate=0.01`. Which ones
    /// there are, and what they may be, are the controller's rules.
    ///
    /// @param of the field that has the name: `strategy` or `fidelity`
    static GivenOption parameter(String of, String key, String value) {
        SpecificationOption option =
                new SpecificationOption(
                        "--%s-parameter %s=%s".formatted(of, key, value),
                        of + "." + key,
                        Object.class,
                        List.of(),
                        "");
        return new GivenOption(option, typed(value));
    }

    /// A number, true or false where the text is one.
    private static Object typed(String text) {
        try {
            JsonNode value = Json.readTree(text);
            return value.isNumber() || value.isBoolean() ? value : text;
        } catch (InvalidDocumentException e) {
            // A word, as most texts are.
            return text;
        }
    }

    /// Sets the field.
    void set(ObjectNode specification) {
        option.set(specification, value);
    }

    /// The error that the controller answered, as one of this option.
    String complaint(String field, String message) {
        String rule =
                message.startsWith(field + ": ") ? message.substring(field.length() + 2) : message;
        String hint = rule.contains("did you mean") ? "" : option.hint(value);
        return "%s: %s%s".formatted(option.option(), rule, hint);
    }
}
