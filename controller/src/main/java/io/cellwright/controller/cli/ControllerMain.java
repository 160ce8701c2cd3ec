package io.cellwright.controller.cli;

import io.cellwright.controller.cli.output.CommandFailure;
import io.cellwright.controller.cli.output.Terminal;

/// Starts the controller's commands.
public final class ControllerMain {

    private ControllerMain() {}

    public static void main(String[] arguments) {
        Commands.Surroundings surroundings =
                new Commands.Surroundings(
                        Terminal.standard(),
                        System.in,
                        System.getenv(),
                        (home, host, port) -> {
                            throw new CommandFailure("serving is not wired up yet");
                        });
        System.exit(Commands.all(surroundings).execute(arguments));
    }
}
