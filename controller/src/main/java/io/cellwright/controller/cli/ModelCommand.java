package io.cellwright.controller.cli;

import io.cellwright.controller.cli.model.ModelPage;
import io.cellwright.controller.cli.model.ModelTables;
import io.cellwright.controller.cli.model.Network;
import io.cellwright.controller.cli.model.NetworkSummary;
import io.cellwright.controller.cli.output.Terminal;
import io.cellwright.searchspace.commandline.ExitCode;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.zoo.Zoo;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "model", description = "Shows hand-designed and published networks.")
final class ModelCommand {

    enum ListFormat {
        TABLE,
        JSON,
        MARKDOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Terminal terminal;

    ModelCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists all models, what they cost and what was published about them.")
    int list(
            @Option(
                            names = {"-o", "--format"},
                            paramLabel = "FORMAT",
                            defaultValue = "table",
                            description =
                                    "In which form they are printed: ${COMPLETION-CANDIDATES};"
                                            + " table unless given.")
                    ListFormat format) {
        List<NetworkSummary> models =
                Zoo.models().stream().map(Network::of).map(NetworkSummary::of).toList();
        terminal.print(
                switch (format) {
                    case TABLE -> ModelTables.list(models);
                    case JSON -> Json.writePretty(models);
                    case MARKDOWN -> ModelPage.of(Zoo.models(), models);
                });
        return ExitCode.OK;
    }
}
