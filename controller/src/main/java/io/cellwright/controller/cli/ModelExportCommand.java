package io.cellwright.controller.cli;

import io.cellwright.controller.cli.model.Network;
import io.cellwright.controller.cli.output.Terminal;
import io.cellwright.searchspace.codegen.GraphFile;
import io.cellwright.searchspace.codegen.PyTorchSource;
import io.cellwright.searchspace.commandline.ExitCode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        description = {
            "Writes a network without weights to a file.",
            "pytorch is a Python file that defines the class Network, graph a JSON file of its layers."
        })
final class ModelExportCommand implements Callable<Integer> {

    enum Format {
        PYTORCH,
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
            required = true,
            paramLabel = "FORMAT",
            description = "In which form it is written: ${COMPLETION-CANDIDATES}.")
    private Format format = Format.PYTORCH;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to; standard output unless given.")
    private Optional<Path> file = Optional.empty();

    ModelExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Network network = named.network(spec);
        try {
            String text =
                    switch (format) {
                        case PYTORCH -> PyTorchSource.of(network.graph(), network.pictureTitle());
                        case GRAPH -> GraphFile.write(network.graph()) + "\n";
                    };
            new OutputFile(terminal, file).write(text);
        } catch (IllegalArgumentException e) {
            throw new OptionRules(spec).usage("%s: %s".formatted(named.name(), e.getMessage()));
        }
        return ExitCode.OK;
    }
}
