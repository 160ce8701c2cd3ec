package io.cellwright.controller.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.searchspace.commandline.FileTrouble;
import io.cellwright.searchspace.trial.InvalidDocumentException;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.Preset;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.searchspace.trial.YamlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;

/// A recipe that somebody named on the command line: a preset, or a file in YAML or JSON.
///
/// @param word as the user wrote it
/// @param fields as the API takes them
record NamedRecipe(String word, ObjectNode fields) {

    /// What the shell offers.
    static final class Presets implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Preset.names().iterator();
        }
    }

    /// The preset of that name, or the file where none has the name. Throws
    /// [IllegalArgumentException] that says what is wrong.
    static NamedRecipe of(String word) {
        boolean isFile =
                !Preset.names().contains(word)
                        && (word.contains("/")
                                || word.matches(".+\\.(yaml|yml|json)")
                                || Files.exists(Path.of(word)));
        return isFile
                ? ofFile(Path.of(word))
                : new NamedRecipe(word, ofPreset(Preset.named(word).name()));
    }

    /// A recipe may be a preset's name alone.
    private static ObjectNode ofPreset(String name) {
        return Json.tree(Map.of("preset", name));
    }

    private static NamedRecipe ofFile(Path file) {
        try {
            JsonNode document = YamlDocument.read(Files.readString(file));
            if (document.isTextual()) {
                return new NamedRecipe(file.toString(), ofPreset(document.textValue()));
            }
            if (document instanceof ObjectNode fields) {
                return new NamedRecipe(file.toString(), fields);
            }
            throw new IllegalArgumentException(
                    "%s holds no recipe, which has fields, or is a preset's name".formatted(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "%s cannot be read: %s".formatted(file, FileTrouble.words(e)), e);
        } catch (InvalidDocumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /// The whole recipe. Throws [IllegalArgumentException] that names the field and the rule.
    Recipe recipe() {
        try {
            return Json.read(fields, Recipe.class);
        } catch (InvalidDocumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(word, e.getMessage()), e);
        }
    }
}
