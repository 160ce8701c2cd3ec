package io.cellwright.controller.cli;

import io.cellwright.controller.cli.client.ControllerClient;
import io.cellwright.controller.cli.output.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "login",
        description = "Prints an address that opens the dashboard, once, in one browser.")
final class LoginCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin private ConnectionOptions connection = new ConnectionOptions();

    LoginCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (ControllerClient client = connection.client()) {
            terminal.print(client.newLogin().toString());
        }
        return 0;
    }
}
