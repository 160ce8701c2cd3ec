package io.cellwright.searchspace.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.trial.Candidate;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.InvalidDocumentException;
import io.cellwright.searchspace.trial.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A network that a JSON file describes: layer by layer, as [GraphFile] writes it, or as what a
/// trial trained, as architectures are exported.
public sealed interface NetworkFile {

    /// What documents of exported trials say that they are, in the field `format`.
    String FORMAT = "cellwright-network";

    /// The version of that format, in the field `formatVersion`.
    int VERSION = 1;

    /// The network for the images that the file was made for.
    Graph graph();

    /// The network for images of this shape and this number of classes. Throws
    /// [IllegalArgumentException] where it does not take them.
    Graph graph(Shape image, int classes);

    /// A network layer by layer, which takes no other images.
    record Layers(Graph graph) implements NetworkFile {

        @Override
        public Graph graph(Shape image, int classes) {
            if (!graph.input().equals(image) || graph.output().channels() != classes) {
                throw new IllegalArgumentException(
                        "the network takes images of %s and gives %,d classes, not %s and %,d"
                                .formatted(
                                        graph.input(), graph.output().channels(), image, classes));
            }
            return graph;
        }
    }

    /// What a trial trained on a data set, which can be made for other images as well.
    record Trained(Candidate candidate, DatasetName dataset) implements NetworkFile {

        @Override
        public Graph graph() {
            return candidate.graph(dataset);
        }

        @Override
        public Graph graph(Shape image, int classes) {
            return candidate.graph(image, classes);
        }
    }

    /// Reads a document. Throws [InvalidDocumentException] that names the field and the rule.
    static NetworkFile read(String text) {
        JsonNode document = text.length() > GraphFile.MAXIMUM_BYTES ? null : Json.readTree(text);
        if (document == null || !document.has("format")) {
            return new Layers(GraphFile.read(text));
        }
        require(document, "format", "\"%s\"".formatted(FORMAT));
        require(document, "formatVersion", String.valueOf(VERSION));
        return new Trained(
                Json.read(field(document, "candidate"), Candidate.class),
                Json.read(field(document, "dataset"), DatasetName.class));
    }

    /// Reads a file. Throws [InvalidDocumentException] that names the field and the rule.
    static NetworkFile read(Path file) throws IOException {
        long bytes = Files.size(file);
        if (bytes > GraphFile.MAXIMUM_BYTES) {
            throw new InvalidDocumentException(
                    "",
                    "its file has at most %,d bytes, not %,d"
                            .formatted(GraphFile.MAXIMUM_BYTES, bytes));
        }
        return read(Files.readString(file));
    }

    private static void require(JsonNode document, String field, String value) {
        if (!document.path(field).toString().equals(value)) {
            throw new InvalidDocumentException(
                    field, "it is %s, not %.60s".formatted(value, document.path(field)));
        }
    }

    private static JsonNode field(JsonNode document, String field) {
        JsonNode value = document.get(field);
        if (value == null) {
            throw new InvalidDocumentException(field, "the field is missing");
        }
        return value;
    }
}
