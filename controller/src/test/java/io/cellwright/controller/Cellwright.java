package io.cellwright.controller;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The launcher, run as a user runs it, in a process of its own. Closing kills it and all that it
/// started.
final class Cellwright implements AutoCloseable {

    private final Process process;
    private final Path output;
    private final Path errors;

    private Cellwright(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /// Starts `./cellwright ARGUMENTS`. What it prints is kept in files below `folder`.
    static Cellwright start(Path folder, List<String> arguments) {
        try {
            Path output = Files.createTempFile(folder, "output", ".txt");
            Path errors = Files.createTempFile(folder, "errors", ".txt");
            List<String> command = new ArrayList<>(List.of(launcher().toString()));
            command.addAll(arguments);
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectOutput(output.toFile())
                            .redirectError(errors.toFile())
                            .redirectInput(new File("/dev/null"));
            // The build that runs this test has built what the launcher runs.
            builder.environment().put("CELLWRIGHT_SKIP_BUILD", "1");
            return new Cellwright(builder.start(), output, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Cellwright start(Path folder, String... arguments) {
        return start(folder, List.of(arguments));
    }

    /// Runs a command to its end.
    static Ended run(Path folder, String... arguments) {
        try (Cellwright command = start(folder, arguments)) {
            return command.ended(Duration.ofMinutes(2));
        }
    }

    /// How a command ended and what it printed.
    record Ended(int code, String output, String errors) {}

    Ended ended(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still runs after %s\n%s".formatted(patience, errors()));
            }
            return new Ended(process.exitValue(), output(), errors());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    String output() {
        return text(output);
    }

    String errors() {
        return text(errors);
    }

    /// The process below this one that runs the given command of the launcher.
    Optional<ProcessHandle> child(String command) {
        return process.descendants()
                .filter(ProcessHandle::isAlive)
                .filter(handle -> arguments(handle).contains(command))
                .findFirst();
    }

    /// Read from the kernel, as Java leaves out command lines as long as a class path.
    private static List<String> arguments(ProcessHandle handle) {
        try {
            Path file = Path.of("/proc", String.valueOf(handle.pid()), "cmdline");
            return List.of(Files.readString(file).split("\0"));
        } catch (IOException e) {
            return List.of();
        }
    }

    List<ProcessHandle> family() {
        List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
        family.add(process.toHandle());
        return family;
    }

    /// SIGTERM, as from Ctrl-C's sibling `kill`.
    void terminate() {
        process.destroy();
    }

    /// `kill -9` of the command and everything below it.
    void kill() {
        family().forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        kill();
    }

    private static Path launcher() {
        String known = System.getenv("CELLWRIGHT_LAUNCHER");
        return known == null
                ? Path.of("..", "cellwright").toAbsolutePath().normalize()
                : Path.of(known);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
