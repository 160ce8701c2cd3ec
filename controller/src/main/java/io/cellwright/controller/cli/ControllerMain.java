package io.cellwright.controller.cli;

import io.cellwright.controller.cli.output.CommandFailure;
import io.cellwright.controller.cli.output.Terminal;
import io.cellwright.controller.rest.ControllerException;
import io.cellwright.controller.rest.ControllerOptions;
import io.cellwright.controller.rest.ControllerServer;
import io.cellwright.controller.store.StoreException;
import java.net.URI;
import java.nio.file.Path;

/// Starts the controller's commands.
public final class ControllerMain {

    private ControllerMain() {}

    public static void main(String[] arguments) {
        Commands.Surroundings surroundings =
                new Commands.Surroundings(
                        Terminal.standard(), System.in, System.getenv(), ControllerMain::start);
        System.exit(Commands.all(surroundings).execute(arguments));
    }

    private static ControllerStarter.Started start(Path home, String host, int port) {
        try {
            return new Server(ControllerServer.start(ControllerOptions.of(home, host, port)));
        } catch (ControllerException | StoreException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private record Server(ControllerServer server) implements ControllerStarter.Started {

        @Override
        public int port() {
            return server.port();
        }

        @Override
        public String newLoginPath() {
            URI login = server.newLogin();
            return login.getRawPath() + "?" + login.getRawQuery();
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
