package io.cellwright.worker.cli;

import io.cellwright.searchspace.codegen.NetworkFile;
import io.cellwright.searchspace.commandline.FileTrouble;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.trial.InvalidDocumentException;
import io.cellwright.searchspace.zoo.Model;
import io.cellwright.searchspace.zoo.Zoo;
import io.cellwright.worker.training.ThroughputBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A network that the command line names: a model, or a file.
///
/// @param name as it was given, without the folder of a file
record NamedNetwork(String name, ThroughputBenchmark.Network network) {

    /// Throws [IllegalArgumentException] that says what is wrong with the name or the file.
    static NamedNetwork of(String word) {
        Optional<Model> model = Zoo.find(word);
        if (model.isPresent()) {
            return new NamedNetwork(model.get().name(), model.get()::graph);
        }
        boolean isFile =
                word.contains("/") || word.endsWith(".json") || Files.exists(Path.of(word));
        return isFile ? ofFile(Path.of(word)) : new NamedNetwork(word, Zoo.named(word)::graph);
    }

    private static NamedNetwork ofFile(Path file) {
        try {
            NetworkFile read = NetworkFile.read(file);
            return new NamedNetwork(
                    String.valueOf(file.getFileName()),
                    (image, classes) -> graph(file, read, image, classes));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "%s cannot be read: %s".formatted(file, FileTrouble.words(e)), e);
        } catch (InvalidDocumentException e) {
            throw new IllegalArgumentException(
                    "%s is no network: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static Graph graph(Path file, NetworkFile read, Shape image, int classes) {
        try {
            return read.graph(image, classes);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
