package io.cellwright.controller.cli;

import io.cellwright.controller.cli.client.Endpoint;
import io.cellwright.controller.cli.client.HomeFolder;
import io.cellwright.controller.cli.client.RunningController;
import io.cellwright.controller.cli.output.Screen;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What one run of the command line printed, and its exit code.
record CommandRun(int exitCode, String out, String err) {

    /// Runs a command in this process.
    static CommandRun of(String... arguments) {
        return of(false, "", arguments);
    }

    /// Runs a command in this process.
    ///
    /// @param animated whether its output is a person's terminal
    /// @param input what it reads from standard input
    static CommandRun of(boolean animated, String input, String... arguments) {
        InputStream stream = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return with(
                animated,
                stream,
                (home, host, port) -> {
                    throw new AssertionError("nothing is to be started");
                },
                arguments);
    }

    static CommandRun with(
            boolean animated, InputStream input, ControllerStarter starter, String... arguments) {
        Screen screen = new Screen();
        int exitCode =
                Commands.all(
                                new Commands.Surroundings(
                                        screen.terminal(animated), input, Map.of(), starter))
                        .execute(arguments);
        return new CommandRun(exitCode, screen.out(), screen.err());
    }

    /// Makes a home folder in which this controller runs.
    static void announce(Path home, Endpoint endpoint) throws IOException {
        HomeFolder folder = new HomeFolder(home);
        Files.writeString(folder.tokenFile(), endpoint.token());
        folder.announce(new RunningController(endpoint.address(), ProcessHandle.current().pid()));
    }
}
