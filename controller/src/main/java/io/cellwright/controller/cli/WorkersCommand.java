package io.cellwright.controller.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.controller.cli.client.Api;
import io.cellwright.controller.cli.client.WorkerView;
import io.cellwright.controller.cli.output.Terminal;
import io.cellwright.controller.cli.report.Tables;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "workers", description = "Lists and drains the workers of a controller.")
final class WorkersCommand {

    private final Terminal terminal;

    WorkersCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists all workers, those in service first.")
    int list(@Mixin ConnectionOptions connection, @Mixin OutputOptions output) {
        return new RemoteCall(terminal, connection, output)
                .print(client -> client.get(Api.WORKERS), WorkersCommand::table);
    }

    @Command(
            name = "drain",
            mixinStandardHelpOptions = true,
            description = "Gives a worker nothing more to do, and what it has to others.")
    int drain(
            @Mixin ConnectionOptions connection,
            @Mixin OutputOptions output,
            @Parameters(paramLabel = "ID", description = "The worker's number.") long id) {
        return new RemoteCall(terminal, connection, output)
                .print(
                        client -> client.post("%s/%d/drain".formatted(Api.WORKERS, id)),
                        worker -> Tables.workers(List.of(WorkerView.of(worker))));
    }

    private static String table(JsonNode answer) {
        return Tables.workers(Api.list(answer, "workers").stream().map(WorkerView::of).toList());
    }
}
