package io.cellwright.controller.cli;

import io.cellwright.controller.cli.output.Terminal;
import io.cellwright.controller.rest.Version;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/// All commands of the controller's command line.
final class Commands {

    private Commands() {}

    /// What a command needs of the process that it runs in.
    ///
    /// @param input standard input
    /// @param starter starts a controller in this process
    record Surroundings(
            Terminal terminal,
            InputStream input,
            Map<String, String> environment,
            ControllerStarter starter) {}

    /// The command line, ready to execute.
    static CommandLine all(Surroundings surroundings) {
        Terminal terminal = surroundings.terminal();
        InputStream input = surroundings.input();
        CommandLine search =
                new CommandLine(new SearchCommand(terminal))
                        .addSubcommand(SearchCreateCommand.commandLine(terminal, input));
        CommandLine architecture =
                new CommandLine(new ArchitectureCommand(terminal))
                        .addSubcommand(new ArchitectureExportCommand(terminal));
        CommandLine commands =
                new CommandLine(new Root())
                        .addSubcommand(new ServeCommand(terminal, surroundings.starter(), input))
                        .addSubcommand(new DemoCommand(terminal, surroundings.environment()))
                        .addSubcommand(search)
                        .addSubcommand(architecture)
                        .addSubcommand(new WorkersCommand(terminal))
                        .addSubcommand(new LoginCommand(terminal))
                        .addSubcommand(new CompletionCommand(terminal));
        LauncherCommands.all().forEach(commands::addSubcommand);
        prepare(commands);
        Failures failures = new Failures(terminal);
        return commands.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures);
    }

    private static void prepare(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        // A command that is a method has them already: its parameters are counted with them.
        if (!spec.mixinStandardHelpOptions()) {
            spec.mixinStandardHelpOptions(true);
        }
        spec.version("cellwright " + Version.current());
        command.getSubcommands().values().forEach(Commands::prepare);
    }

    @Command(
            name = "cellwright",
            description = "Finds convolutional networks, and shows you the networks it finds.",
            footer = {
                "",
                "Exit codes: 0 done, 1 failed, 2 called wrongly.",
                "Data goes to standard output, messages and progress to standard error."
            })
    private static final class Root {}
}
