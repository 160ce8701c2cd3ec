package io.cellwright.controller.cli;

import io.cellwright.controller.cli.client.ControllerClient;
import io.cellwright.controller.cli.client.Endpoint;
import io.cellwright.controller.cli.client.HomeFolder;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Which controller a command talks to.
final class ConnectionOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "The controller's home folder; ~/.cellwright unless given.")
    private Path home = HomeFolder.standard();

    @Option(
            names = "--controller",
            paramLabel = "URL",
            description = "The controller's address, if it is not the one that runs on the home.")
    private Optional<URI> controller = Optional.empty();

    /// A client of that controller, wherever it may answer after a restart.
    ControllerClient client() {
        return new ControllerClient(endpoints());
    }

    private Supplier<Endpoint> endpoints() {
        HomeFolder folder = new HomeFolder(home);
        if (controller.isEmpty()) {
            return folder::endpoint;
        }
        String token = folder.token();
        try {
            Endpoint named = new Endpoint(controller.get(), token);
            return () -> named;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    command.commandLine(), "--controller: " + e.getMessage(), e);
        }
    }
}
