package io.cellwright.controller.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.controller.cli.client.Api;
import io.cellwright.controller.cli.client.TrialView;
import io.cellwright.controller.cli.output.Terminal;
import io.cellwright.controller.cli.report.ArchitectureTables;
import io.cellwright.controller.cli.report.MistakeTable;
import io.cellwright.controller.cli.report.Tables;
import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.trial.Json;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "architecture", description = "Shows and exports what a search found.")
final class ArchitectureCommand {

    private final Terminal terminal;

    ArchitectureCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = {
                "Shows what an architecture is made of, the trials that trained it, and what the best"
                        + " of them confuses.",
                "In cells, h[i] is the previous cell, h[i-1] the one before it, and blocks are counted"
                        + " from 0, as in the pictures and in the names of layers."
            })
    int show(
            @Mixin ConnectionOptions connection,
            @Mixin OutputOptions output,
            @Parameters(
                            paramLabel = "ID",
                            description =
                                    "The canonical hash, or a prefix of it that is unique, at least"
                                            + " 4 digits, also with the sizes of its network behind"
                                            + " it, as 3f2a9c0d11e2b7aa-n1-f8.",
                            converter = ArchitectureId.Converter.class)
                    ArchitectureId id) {
        return new RemoteCall(terminal, connection, output)
                .print(
                        client -> client.get(Api.ARCHITECTURES + "/" + id.text()),
                        ArchitectureCommand::table);
    }

    private static String table(JsonNode answer) {
        List<TrialView> trials = Api.list(answer, "trials").stream().map(TrialView::of).toList();
        Architecture architecture =
                Json.readArchitecture(
                        answer.path("kind").asText("cells"), answer.path("architecture"));
        return answer.path("hash").asText("")
                + "\n\n"
                + ArchitectureTables.of(architecture)
                + "\n\n"
                + Tables.trials(trials)
                + Tables.measured(trials)
                + MistakeTable.of(answer.path("trials").path(0).path("confusion"));
    }
}
