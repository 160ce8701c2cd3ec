package io.cellwright.controller.cli.model;

import io.cellwright.searchspace.codegen.NetworkFile;
import io.cellwright.searchspace.commandline.FileTrouble;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.InvalidGraphException;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.text.Spelling;
import io.cellwright.searchspace.trial.DatasetName;
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
        return of(model(name), image, classes);
    }

    /// The model of that name for the images of a data set. Throws [IllegalArgumentException] that
    /// says what is wrong.
    public static Network ofModel(String name, DatasetName dataset) {
        return of(model(name), dataset.image(), dataset.classes());
    }

    private static Model model(String name) {
        return Zoo.find(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "no model or file is named \"%s\"%s (`cellwright model list` names all models)"
                                        .formatted(name, Spelling.hint(name, Zoo.names()))));
    }

    /// The network of a file, for the images that it was made for or those of a data set. Throws
    /// [IllegalArgumentException] that names the file and says what is wrong.
    public static Network ofFile(Path file, Optional<DatasetName> dataset) {
        try {
            NetworkFile read = NetworkFile.read(file);
            Graph graph =
                    dataset.map(images -> read.graph(images.image(), images.classes()))
                            .orElseGet(read::graph);
            String name = String.valueOf(file.getFileName());
            return new Network(name, "", "", graph.output().channels(), Optional.empty(), graph);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "%s cannot be read: %s".formatted(file, FileTrouble.words(e)), e);
        } catch (InvalidDocumentException e) {
            throw new IllegalArgumentException(
                    "%s is no network: %s".formatted(file, e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /// Whether a word on the command line is a file rather than a model.
    public static boolean isFile(String word) {
        return Zoo.find(word).isEmpty()
                && (word.contains("/") || word.endsWith(".json") || Files.exists(Path.of(word)));
    }

    private static Network of(Model model, Optional<ImageSize> size, OptionalInt classes) {
        return of(
                model,
                size.map(chosen -> chosen.of(model.image())).orElse(model.image()),
                classes.orElse(model.classes()));
    }

    private static Network of(Model model, Shape image, int classes) {
        try {
            return new Network(
                    model.name(),
                    model.title(),
                    model.source(),
                    classes,
                    Optional.of(model),
                    model.graph(image, classes));
        } catch (InvalidGraphException e) {
            throw new IllegalArgumentException(
                    "%s does not take images of %s: %s"
                            .formatted(model.name(), image, e.getMessage()),
                    e);
        }
    }
}
