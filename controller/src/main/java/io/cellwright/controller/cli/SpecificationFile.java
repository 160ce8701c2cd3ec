package io.cellwright.controller.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.search.SearchSpecification;
import io.cellwright.searchspace.commandline.FileTrouble;
import io.cellwright.searchspace.text.Spelling;
import io.cellwright.searchspace.trial.InvalidDocumentException;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The file of `search create --file`. What its fields may hold are the controller's rules; here it
/// only has to be fields, in YAML or JSON.
///
/// @param name as the user wrote it
record SpecificationFile(String name, ObjectNode fields) {

    /// What is taken where no file is named.
    static SpecificationFile none() {
        return new SpecificationFile("", Json.tree(Map.of()));
    }

    /// Reads the file, or standard input for `-`. Throws [IllegalArgumentException] that names it.
    static SpecificationFile read(Path file, InputStream input) {
        boolean isInput = file.equals(Path.of("-"));
        String name = isInput ? "standard input" : file.toString();
        try {
            String text =
                    isInput
                            ? new String(input.readAllBytes(), StandardCharsets.UTF_8)
                            : Files.readString(file);
            if (YamlDocument.read(text) instanceof ObjectNode fields) {
                return new SpecificationFile(name, fields);
            }
            throw new IllegalArgumentException(
                    "%s holds no specification, which has fields, each with a value"
                            .formatted(name));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "%s cannot be read: %s".formatted(name, FileTrouble.words(e)), e);
        } catch (InvalidDocumentException e) {
            throw new IllegalArgumentException(
                    "%s is neither YAML nor JSON: %s".formatted(name, e.getMessage()), e);
        }
    }

    /// What is wrong with the first field that no specification has.
    Optional<String> unknownField() {
        List<String> known =
                Stream.of(SearchSpecification.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList();
        return fields.propertyStream()
                .map(Map.Entry::getKey)
                .filter(field -> !known.contains(field))
                .findFirst()
                .map(field ->
                        "%s: there is no field \"%.60s\"%s; there are %s"
                                .formatted(
                                        name,
                                        field,
                                        Spelling.hint(field, known),
                                        String.join(", ", known)));
    }

    /// Whether the file says something of this field, as `recipe.epochs` or `baselines[0]`, or of
    /// the part that it belongs to: a preset's name says something of the whole recipe.
    boolean sets(String field) {
        return fields.has(field.replaceAll("[.\\[].*", ""));
    }
}
