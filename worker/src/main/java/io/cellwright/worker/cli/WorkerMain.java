package io.cellwright.worker.cli;

import io.cellwright.worker.agent.EngineTrainers;
import io.cellwright.worker.cli.WorkerCommand.DeviceTrainers;
import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.Engine;
import io.cellwright.worker.machine.Disks;
import io.cellwright.worker.machine.GpuEngine;
import io.cellwright.worker.machine.MachineFiles;
import io.cellwright.worker.machine.MavenJars;
import io.cellwright.worker.machine.SystemCommands;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
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
                        .addSubcommand(new DatasetCommand(console))
                        .addSubcommand(
                                new CommandLine(worker(console))
                                        .addSubcommand(workerCheck(console)))
                        .addSubcommand(gpu(console))
                        .addSubcommand(new BenchmarkCommand(console));
        return console.program().ready(commands, new CommandErrors(console));
    }

    private static WorkerCommand worker(Console console) {
        Clock clock = Clock.system(ZoneId.systemDefault());
        return new WorkerCommand(
                console,
                System.getenv(),
                new ProcessStops(System.in),
                (wanted, datasets, limit) -> {
                    Engine engine = Engine.start();
                    Device device = engine.choose(wanted);
                    boolean bfloat16 = Arithmetic.bfloat16(device);
                    return new DeviceTrainers(
                            device,
                            new EngineTrainers(engine, device, bfloat16, datasets, clock, limit));
                },
                clock);
    }

    private static WorkerCheckCommand workerCheck(Console console) {
        return new WorkerCheckCommand(
                console, System.getenv(), MachineFiles.ofThisMachine(), Engine::start);
    }

    private static GpuCommand gpu(Console console) {
        Map<String, String> environment = System.getenv();
        Path home = Path.of(System.getProperty("user.home"));
        boolean watched =
                Optional.ofNullable(System.console())
                        .filter(java.io.Console::isTerminal)
                        .isPresent();
        return new GpuCommand(
                console,
                new GpuCommand.Surroundings(
                        environment,
                        GpuEngine.of(environment, home),
                        Engine::start,
                        SystemCommands.real(),
                        () ->
                                new MavenJars(
                                        LauncherCommands.script(environment)
                                                .resolveSibling(Path.of("worker", "natives.xml")),
                                        home.resolve(".m2", "repository"),
                                        console.err(),
                                        watched,
                                        "mvn"),
                        Disks.real(),
                        LauncherCommands.processes(environment)));
    }

    @Command(
            name = "cellwright",
            description = "Finds convolutional networks: the commands of a worker's machine.")
    private static final class Root {}
}
