package io.cellwright.controller.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

    private final Terminal terminal;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private NetworkOptions named = new NetworkOptions();

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
        Network network = named.network(spec);
        try {
            terminal.print(printed(network));
        } catch (InvalidGraphException e) {
            throw usage("%s: %s".formatted(named.name(), e.getMessage()));
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
