package io.cellwright.worker.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Option;

/// Whether the worker runs in this process or in one that this process looks after.
final class SupervisionOptions {

    private static final String HERE = "--no-supervise";
    private static final String IDENTITY = "--identity";
    private static final String EXIT_WITH_INPUT = "--exit-on-stdin-close";

    @Option(
            names = HERE,
            description = "train in this process, which nobody starts again when it crashes")
    private boolean here;

    @Option(names = IDENTITY, hidden = true, paramLabel = "ID")
    private Optional<String> identity = Optional.empty();

    @Option(
            names = EXIT_WITH_INPUT,
            description =
                    "also stop when standard input ends, as it does when the process that started"
                            + " this one is gone")
    private boolean exitOnStdinClose;

    boolean supervise() {
        return !here;
    }

    boolean exitOnStdinClose() {
        return exitOnStdinClose;
    }

    /// By which the controller knows this worker.
    String identity() {
        return identity.orElseGet(() -> UUID.randomUUID().toString());
    }

    /// A process of this same program that trains, not started yet.
    ///
    /// @param arguments of this process
    /// @param home below which it leaves a report when it crashes
    ProcessBuilder program(List<String> arguments, Path home) throws IOException {
        Path reports = Files.createDirectories(home.resolve("logs"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-XX:ErrorFile=" + reports.resolve("worker-crash-%p.log"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(WorkerMain.class.getName());
        command.addAll(arguments);
        command.addAll(List.of(HERE, IDENTITY + "=" + identity()));
        if (!exitOnStdinClose) {
            command.add(EXIT_WITH_INPUT);
        }
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
