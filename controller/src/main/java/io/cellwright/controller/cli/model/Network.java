package io.cellwright.controller.cli.model;

import io.cellwright.searchspace.codegen.GraphFile;
import io.cellwright.searchspace.commandline.FileTrouble;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.InvalidGraphException;
import io.cellwright.searchspace.text.Spelling;
import io.cellwright.searchspace.trial.InvalidDocumentException;
import io.cellwright.searchspace.zoo.Figure;
import io.cellwright.searchspace.zoo.Model;
import io.cellwright.searchspace.zoo.SmallerForm;
import io.cellwright.searchspace.zoo.Zoo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A network that somebody named: a model, perhaps for other images, or a file.
///
/// @param source where it was published; empty for a file
/// @param classes the number of values of its result, or of its result at each pixel
/// @param model whose network it is; empty for a file
public record Network(
        String name, String title, String source, int classes, Optional<Model> model, Graph graph) {

    /// What was published about it; nothing where it takes other images or tells apart another
    /// number of classes than the published network.
    public List<Figure> published() {
        return model.filter(this::isMadeForTheSame).map(Model::published).orElseGet(List::of);
    }

    /// What a picture of it is called: the published network's title, or what differs from it.
    public String pictureTitle() {
        if (model.isEmpty()) {
            return name;
        }
        if (model.filter(this::isMadeForTheSame).isPresent()) {
            return title;
        }
        String form = form().map(other -> ", form " + NetworkSummary.name(other)).orElse("");
        return "%s for images of %s and %,d classes%s"
                .formatted(name, graph.input(), classes, form);
    }

    /// The form in which the model takes these images, where that is not the published one.
    Optional<SmallerForm> form() {
        return model.flatMap(own -> own.form(graph.input()));
    }

    private boolean isMadeForTheSame(Model published) {
        return graph.input().equals(published.image()) && classes == published.classes();
    }

    /// A model as it was published.
    public static Network of(Model model) {
        return of(model, Optional.empty(), OptionalInt.empty());
    }

    /// The model of that name, for these images and classes or those that it was made for. Throws
    /// [IllegalArgumentException] that says what is wrong.
    public static Network ofModel(String name, Optional<ImageSize> image, OptionalInt classes) {
        if (!Zoo.names().contains(name)) {
            throw new IllegalArgumentException(
                    "no model or file is named \"%s\"%s (`cellwright model list` names all models)"
                            .formatted(name, Spelling.hint(name, Zoo.names())));
        }
        return of(Zoo.named(name), image, classes);
    }

    /// The network of a file. Throws [IllegalArgumentException] that names the file and says what
    /// is wrong.
    public static Network ofFile(Path file) {
        try {
            if (Files.size(file) > GraphFile.MAXIMUM_BYTES) {
                throw new IllegalArgumentException(
                        "%s is no network: its file has at most %,d bytes, not %,d"
                                .formatted(file, GraphFile.MAXIMUM_BYTES, Files.size(file)));
            }
            Graph graph = GraphFile.read(Files.readString(file));
            String name = String.valueOf(file.getFileName());
            return new Network(name, "", "", graph.output().channels(), Optional.empty(), graph);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "%s cannot be read: %s".formatted(file, FileTrouble.words(e)), e);
        } catch (InvalidDocumentException e) {
            throw new IllegalArgumentException(
                    "%s is no network: %s".formatted(file, e.getMessage()), e);
        }
    }

    /// Whether a word on the command line is a file rather than a model.
    public static boolean isFile(String word) {
        return !Zoo.names().contains(word)
                && (word.contains("/") || word.endsWith(".json") || Files.exists(Path.of(word)));
    }

    private static Network of(Model model, Optional<ImageSize> size, OptionalInt classes) {
        var image = size.map(chosen -> chosen.of(model.image())).orElse(model.image());
        int count = classes.orElse(model.classes());
        try {
            return new Network(
                    model.name(),
                    model.title(),
                    model.source(),
                    count,
                    Optional.of(model),
                    model.graph(image, count));
        } catch (InvalidGraphException e) {
            throw new IllegalArgumentException(
                    "%s does not take images of %s: %s"
                            .formatted(model.name(), image, e.getMessage()),
                    e);
        }
    }
}
