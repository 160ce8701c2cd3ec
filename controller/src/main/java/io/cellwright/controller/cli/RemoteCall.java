package io.cellwright.controller.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.controller.cli.client.ControllerClient;
import io.cellwright.controller.cli.output.Terminal;
import io.cellwright.searchspace.commandline.ExitCode;
import java.util.function.Function;

/// What most commands do: ask a controller something and print its answer, as a table or as it
/// came.
///
/// @param connection to the controller
/// @param output in which form it is printed
record RemoteCall(Terminal terminal, ConnectionOptions connection, OutputOptions output) {

    /// Asks and prints. Returns the exit code.
    ///
    /// @param question to the controller
    /// @param table of its answer
    int print(Function<ControllerClient, JsonNode> question, Function<JsonNode, String> table) {
        try (ControllerClient client = connection.client()) {
            JsonNode answer = question.apply(client);
            output.print(terminal, () -> table.apply(answer), () -> answer);
        }
        return ExitCode.OK;
    }
}
