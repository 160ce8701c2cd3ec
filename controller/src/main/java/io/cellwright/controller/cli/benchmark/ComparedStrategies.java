package io.cellwright.controller.cli.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.search.strategy.Strategies;
import io.cellwright.controller.search.strategy.StrategySettings;
import io.cellwright.searchspace.commandline.FileTrouble;
import io.cellwright.searchspace.text.Spelling;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Strategies to compare, each with its settings under a label.
///
/// @param settings by label, in the order in which they are shown
public record ComparedStrategies(Map<String, StrategySettings> settings) {

    /// Stands for the settings of [#ofPapers].
    public static final String PAPERS = "papers";

    public ComparedStrategies {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /// Every strategy with its usual settings under its own name.
    public static ComparedStrategies usual() {
        Map<String, StrategySettings> usual = new LinkedHashMap<>();
        Strategies.names().forEach(name -> usual.put(name, Strategies.usual(name)));
        return new ComparedStrategies(usual);
    }

    /// The published settings, or those of a file.
    public static ComparedStrategies named(String word) {
        return word.equals(PAPERS) ? ofPapers() : ofFile(Path.of(word));
    }

    /// Those with which the authors of NATS-Bench ran their algorithms, under labels that begin
    /// with `paper-`. The file that holds them names the source.
    private static ComparedStrategies ofPapers() {
        try (InputStream file = ComparedStrategies.class.getResourceAsStream("papers.yaml")) {
            String text =
                    new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return of((ObjectNode) YamlDocument.read(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Those of a file in YAML or JSON: for each label what the field `strategy` of a search may
    /// be, a name or an object with one, as `small: {name: evolution, populationSize: 10}`. Throws
    /// [IllegalArgumentException] that names the file, the label and the rule.
    private static ComparedStrategies ofFile(Path file) {
        try {
            if (YamlDocument.read(Files.readString(file)) instanceof ObjectNode document
                    && !document.isEmpty()) {
                return of(document);
            }
            throw new IllegalArgumentException(
                    "it holds no settings, which are a strategy, or an object with its name, for"
                            + " each label");
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "%s cannot be read: %s".formatted(file, FileTrouble.words(e)), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static ComparedStrategies of(ObjectNode document) {
        Map<String, StrategySettings> settings = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : document.properties()) {
            try {
                settings.put(
                        entry.getKey(),
                        Json.read(
                                Strategies.SETTINGS.completed(entry.getValue()),
                                StrategySettings.class));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "%s: %s".formatted(entry.getKey(), e.getMessage()), e);
            }
        }
        return new ComparedStrategies(settings);
    }

    /// These and others; where both have a label, the others' settings.
    public ComparedStrategies with(ComparedStrategies others) {
        Map<String, StrategySettings> both = new LinkedHashMap<>(settings);
        both.putAll(others.settings);
        return new ComparedStrategies(both);
    }

    /// Those of these labels, in their order. Throws [IllegalArgumentException] where there is none
    /// of that label, or it is there twice.
    public ComparedStrategies only(List<String> labels) {
        Map<String, StrategySettings> chosen = new LinkedHashMap<>();
        for (String label : labels) {
            StrategySettings found = settings.get(label);
            if (found == null) {
                List<String> known = List.copyOf(settings.keySet());
                throw new IllegalArgumentException(
                        "there is no strategy \"%.60s\"%s; there are %s"
                                .formatted(
                                        label,
                                        Spelling.hint(label, known),
                                        String.join(", ", known)));
            }
            if (chosen.put(label, found) != null) {
                throw new IllegalArgumentException("strategy %s is there twice".formatted(label));
            }
        }
        return new ComparedStrategies(chosen);
    }
}
