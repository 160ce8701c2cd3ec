package io.cellwright.worker.cli;

import io.cellwright.worker.agent.EngineTrainers;
import io.cellwright.worker.data.DownloadSource;
import io.cellwright.worker.engine.Engine;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Starts the commands that need the worker's own libraries, or no controller.
public final class WorkerMain {

    private WorkerMain() {}

    public static void main(String[] arguments) {
        Console console = new Console(utf8(FileDescriptor.out), utf8(FileDescriptor.err));
        System.exit(commandLine(console).execute(arguments));
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /// All commands; a new one is one more line here.
    static CommandLine commandLine(Console console) {
        CommandLine commands =
                new CommandLine(new Root())
                        .addSubcommand(new DatasetCommand(console, DownloadSource.CIFAR10))
                        .addSubcommand(worker(console))
                        .addSubcommand(new BenchmarkCommand(console));
        return console.program().ready(commands, new CommandErrors(console));
    }

    private static WorkerCommand worker(Console console) {
        Clock clock = Clock.system(ZoneId.systemDefault());
        return new WorkerCommand(
                console,
                System.getenv(),
                new ProcessStops(System.in),
                (device, datasets, limit) ->
                        new EngineTrainers(Engine.start(), device, datasets, clock, limit),
                clock);
    }

    @Command(
            name = "cellwright",
            description = "Finds convolutional networks: the commands of a worker's machine.")
    private static final class Root {}
}
