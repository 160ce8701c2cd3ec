package io.cellwright.controller.search.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.searchspace.trial.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What people are told of settings that have a name.
///
/// @param title what the kind does, in one line
/// @param source where it was published; empty where it was not
/// @param parameters what each of them means, in the order of the settings
public record Explanation(String title, String source, Map<String, Parameter> parameters) {

    private static final JsonNode TEXTS = texts();

    /// A parameter, as a form would offer it.
    ///
    /// @param usual what holds unless something else is said
    /// @param choices the words that it may be; none where it is a number, or true or false
    public record Parameter(JsonNode usual, List<String> choices, String meaning) {

        public Parameter {
            choices = List.copyOf(choices);
        }
    }

    /// Of every kind, by its name, in the order of the settings.
    public static Map<String, Explanation> of(NamedSettings settings) {
        Map<String, Explanation> explanations = new LinkedHashMap<>();
        for (ObjectNode document : settings.documents()) {
            explanations.put(document.path("name").asText(), of(settings, document));
        }
        return explanations;
    }

    private static Explanation of(NamedSettings settings, ObjectNode document) {
        String name = document.path("name").asText();
        JsonNode texts = TEXTS.path(settings.what());
        JsonNode own = texts.path("entries").path(name);
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : document.properties()) {
            String key = field.getKey();
            if (!key.equals("name")) {
                String general = texts.path("parameters").path(key).asText("");
                parameters.put(
                        key,
                        new Parameter(
                                field.getValue(),
                                settings.choices(name, key),
                                own.path("parameters").path(key).asText(general)));
            }
        }
        return new Explanation(
                own.path("title").asText(""), own.path("source").asText(""), parameters);
    }

    private static JsonNode texts() {
        try (InputStream file =
                Objects.requireNonNull(
                        Explanation.class.getResourceAsStream("explanations.yaml"))) {
            return YamlDocument.read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
