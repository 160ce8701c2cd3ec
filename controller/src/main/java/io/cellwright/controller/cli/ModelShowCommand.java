package io.cellwright.controller.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.cli.model.ImageSize;
import io.cellwright.controller.cli.model.Layer;
import io.cellwright.controller.cli.model.ModelTables;
import io.cellwright.controller.cli.model.Network;
import io.cellwright.controller.cli.model.NetworkSummary;
import io.cellwright.controller.cli.output.Terminal;
import io.cellwright.controller.cli.output.Yaml;
import io.cellwright.controller.drawing.NetworkDrawing;
import io.cellwright.searchspace.codegen.GraphFile;
import io.cellwright.searchspace.commandline.ExitCode;
import io.cellwright.searchspace.graph.InvalidGraphException;
import io.cellwright.searchspace.trial.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "show",
        description = {
            "Shows a network layer by layer, and what it costs beside what was published.",
            "An SVG shows a large network by scopes, as stage2.block3, as one box each."
        })
final class ModelShowCommand implements Callable<Integer> {

    enum Format {
        TABLE,
        JSON,
        YAML,
        SVG,
        DOT,
        GRAPH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int MOST_CLASSES = 1_000_000;

    private final Terminal terminal;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "NAME|FILE",
            description = "A model, or a file written with --format graph.")
    private String name = "";

    @Option(
            names = "--input",
            paramLabel = "N|CxHxW",
            description = "The images it takes, as 32 or 3x224x224; the model's own unless given.")
    private Optional<String> input = Optional.empty();

    @Option(
            names = "--classes",
            paramLabel = "N",
            description = "How many classes it tells apart; the model's own unless given.")
    private Optional<Integer> classes = Optional.empty();

    @Option(
            names = {"-o", "--format"},
            paramLabel = "FORMAT",
            description =
                    "In which form it is printed: ${COMPLETION-CANDIDATES}; table unless given."
                            + " graph is a file of the network itself.")
    private Format format = Format.TABLE;

    @Option(names = "--totals", description = "Without the layers.")
    private boolean totals;

    @Option(names = "--collapse", description = "A DOT by scopes, as an SVG always is.")
    private boolean collapse;

    ModelShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        requireThatAllOptionsCount();
        Network network = network();
        try {
            terminal.print(printed(network));
        } catch (InvalidGraphException e) {
            throw usage("%s: %s".formatted(name, e.getMessage()));
        }
        return ExitCode.OK;
    }

    private String printed(Network network) {
        String title = network.pictureTitle();
        return switch (format) {
            case TABLE -> table(network);
            case JSON -> Json.writePretty(document(network));
            case YAML -> Yaml.write(document(network)).stripTrailing();
            case SVG -> NetworkDrawing.svg(network.graph(), title).stripTrailing();
            case DOT -> NetworkDrawing.dot(network.graph(), title, collapse).stripTrailing();
            case GRAPH -> GraphFile.write(network.graph());
        };
    }

    private void requireThatAllOptionsCount() {
        boolean hasLayers =
                switch (format) {
                    case TABLE, JSON, YAML -> true;
                    case SVG, DOT, GRAPH -> false;
                };
        if (totals && !hasLayers) {
            throw usage(
                    "--totals is for --format table, json and yaml, not for --format " + format);
        }
        if (collapse && format != Format.DOT) {
            throw usage("--collapse is for --format dot, not for --format " + format);
        }
        classes.ifPresent(
                count -> new OptionRules(spec).requireWithin("--classes", count, 1, MOST_CLASSES));
    }

    private Network network() {
        try {
            if (!Network.isFile(name)) {
                OptionalInt count = classes.map(OptionalInt::of).orElseGet(OptionalInt::empty);
                return Network.ofModel(name, input.map(this::images), count);
            }
            if (input.isPresent() || classes.isPresent()) {
                throw usage("--input and --classes are for models, not for a file");
            }
            return Network.ofFile(Path.of(name));
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private ImageSize images(String text) {
        try {
            return ImageSize.parse(text);
        } catch (IllegalArgumentException e) {
            throw usage("--input: " + e.getMessage());
        }
    }

    private String table(Network network) {
        NetworkSummary summary = NetworkSummary.of(network);
        String layers = totals ? "" : ModelTables.layers(Layer.of(network.graph())) + "\n\n";
        return ModelTables.heading(summary) + "\n\n" + layers + ModelTables.totals(summary);
    }

    private JsonNode document(Network network) {
        ObjectNode document = Json.tree(NetworkSummary.of(network));
        if (!totals) {
            List<Layer> layers = Layer.of(network.graph());
            document.setAll(Json.tree(Map.of("layers", layers)));
        }
        return document;
    }

    private ParameterException usage(String message) {
        return new OptionRules(spec).usage(message);
    }
}
