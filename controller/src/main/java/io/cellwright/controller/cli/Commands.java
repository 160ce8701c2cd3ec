package io.cellwright.controller.cli;

import io.cellwright.controller.cli.output.Terminal;
import io.cellwright.controller.search.fidelity.Fidelity;
import io.cellwright.controller.search.strategy.Strategies;
import io.cellwright.searchspace.commandline.ExitCode;
import io.cellwright.searchspace.commandline.Program;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

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
        CommandLine model =
                new CommandLine(new ModelCommand(terminal))
                        .addSubcommand(new ModelShowCommand(terminal))
                        .addSubcommand(new ModelExportCommand(terminal));
        CommandLine commands =
                new CommandLine(new Root())
                        .addSubcommand(new ServeCommand(terminal, surroundings.starter(), input))
                        .addSubcommand(new DemoCommand(terminal, surroundings.environment()))
                        .addSubcommand(search)
                        .addSubcommand(architecture)
                        .addSubcommand(model)
                        .addSubcommand(new SpaceCommand(terminal))
                        .addSubcommand(new RecipeCommand(terminal))
                        .addSubcommand(
                                SettingsCommand.commandLine(
                                        terminal,
                                        Strategies.SETTINGS,
                                        "Shows how a search decides what it tries."))
                        .addSubcommand(
                                SettingsCommand.commandLine(
                                        terminal,
                                        Fidelity.SETTINGS,
                                        "Shows which candidates are trained to the end."))
                        .addSubcommand(new WorkersCommand(terminal))
                        .addSubcommand(new LoginCommand(terminal))
                        .addSubcommand(new CompletionCommand(terminal));
        LauncherCommands.all(new StrategiesBenchmarkCommand(terminal, Clock.systemUTC()))
                .forEach(commands::addSubcommand);
        Program program = new Program(terminal.out(), terminal.err());
        return program.ready(commands, new Failures(program));
    }

    @Command(
            name = "cellwright",
            description = "Finds convolutional networks, and shows you the networks it finds.",
            footer = {
                "",
                "Exit codes: 0 done, 1 failed, 2 called wrongly.",
                "Data goes to standard output, messages and progress to standard error."
            })
    private static final class Root implements Callable<Integer> {

        @Spec private CommandSpec spec = CommandSpec.create();

        /// Without a command: what there is, but nobody asked for it as data.
        @Override
        public Integer call() {
            spec.commandLine().usage(spec.commandLine().getErr());
            return ExitCode.USAGE;
        }
    }
}
