package io.cellwright.controller.cli;

import io.cellwright.controller.cli.output.CommandFailure;
import io.cellwright.searchspace.commandline.FormatOption;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The commands that the launcher gives to the worker's own program, which this one does not know:
/// named here so that help and completion show them.
final class LauncherCommands {

    private static final String[] DATASET = {"--data=DIR", "--home=DIR"};
    private static final String[] GET = {"--from=URL", "--data=DIR", "--home=DIR"};
    private static final String[] ADD = {"--side=N", "--channels=N", "--home=DIR"};
    private static final String[] BENCHMARK = {
        "--data=DIR",
        "--home=DIR",
        "--model=NAME|FILE",
        "--steps=N",
        "--batch=N",
        "--slots=N",
        "--device=DEVICE",
        "--precision=NAME",
        "--split",
        "--dataset=NAME"
    };

    private static final String[] BASELINES = {
        "--data=DIR",
        "--home=DIR",
        "--models=NAME,...",
        "--recipe=NAME|FILE",
        "--dataset=NAME",
        "--seeds=K",
        "--slots=N",
        "--device=DEVICE",
        "--output=DIR"
    };

    private LauncherCommands() {}

    /// All of them.
    ///
    /// @param strategies the one command of `benchmark` that this program has itself
    static List<CommandLine> all(StrategiesBenchmarkCommand strategies) {
        return List.of(
                with(
                        command(
                                "worker",
                                "Trains what a controller asks for.",
                                "--controller=URL",
                                "--home=DIR",
                                "--token-file=FILE",
                                "--data=DIR",
                                "--data-memory=BYTES",
                                "--slots=N",
                                "--name=NAME",
                                "--device=DEVICE",
                                "--wait=SECONDS",
                                "--memory=BYTES",
                                "--trial-time-limit=SECONDS",
                                "--no-supervise",
                                "--exit-on-stdin-close"),
                        printing(
                                "check",
                                "Says what this machine trains with, and measures how fast.",
                                "--device=DEVICE",
                                "--slots=N",
                                "--seconds=N",
                                "--data=DIR",
                                "--home=DIR")),
                with(
                        printing("gpu", "Says which GPUs can be used, and fetches what they need."),
                        printing("check", "Says which GPUs there are, and what to do next."),
                        command("setup", "Fetches the engine for NVIDIA GPUs, once.")),
                group(
                        "dataset",
                        "Lists, fetches, adds and checks data sets.",
                        printing("list", "Lists the data sets.", DATASET),
                        printing("get", "Fetches a data set.", GET),
                        printing("add", "Adds a folder of images.", ADD),
                        printing("verify", "Checks a data set.", DATASET)),
                group(
                        "benchmark",
                        "Measures.",
                        printing("training", "Measures the speed of training.", BENCHMARK),
                        printing(
                                "baselines",
                                "Trains models under one recipe and compares them.",
                                BASELINES),
                        new CommandLine(strategies),
                        command(
                                "searchspace",
                                "Measures how fast architectures are sampled, hashed, stacked,"
                                        + " costed and compiled; a command of the launcher. Its"
                                        + " options are those of JMH.")),
                command("help", "Shows the help of a command; a command of the launcher."),
                command(
                        "test",
                        "Runs every test; a command of the launcher. Its options are --thorough"
                                + " and Maven's."),
                command("build", "Builds; a command of the launcher."));
    }

    private static CommandLine group(String name, String description, CommandLine... commands) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage().description(description);
        return with(new CommandLine(spec), commands);
    }

    private static CommandLine with(CommandLine group, CommandLine... commands) {
        Stream.of(commands)
                .forEach(command -> group.addSubcommand(command.getCommandName(), command));
        return group;
    }

    /// A command that prints data.
    private static CommandLine printing(String name, String description, String... options) {
        CommandLine command = command(name, description, options);
        CommandSpec format = CommandSpec.forAnnotatedObject(new FormatOption());
        command.getCommandSpec().addMixin("format", format);
        return command;
    }

    private static CommandLine command(String name, String description, String... options) {
        Runnable misrouted =
                () -> {
                    throw new CommandFailure(
                            "`%s` is a command of the launcher, `cellwright`".formatted(name));
                };
        CommandSpec spec = CommandSpec.wrapWithoutInspection(misrouted).name(name);
        spec.usageMessage().description(description);
        for (String option : options) {
            String[] parts = option.split("=", 2);
            OptionSpec.Builder builder = OptionSpec.builder(parts[0]);
            spec.addOption(
                    parts.length == 1
                            ? builder.type(boolean.class).build()
                            : builder.type(String.class).paramLabel(parts[1]).build());
        }
        return new CommandLine(spec);
    }
}
