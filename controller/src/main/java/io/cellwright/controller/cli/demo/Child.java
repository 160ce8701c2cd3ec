package io.cellwright.controller.cli.demo;

import io.cellwright.controller.cli.client.BackOff;
import io.cellwright.controller.cli.client.Pause;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A process that is started again whenever it ends by itself, until it is stopped.
///
/// Its standard input is a pipe that stays open as long as this process lives, so that a child can
/// tell when it has been left alone.
final class Child {

    private static final BackOff BACK_OFF =
            new BackOff(Duration.ofMillis(200), Duration.ofSeconds(5));

    /// Who lived that long was well; what ended it was not its own start.
    private static final Duration WELL = Duration.ofSeconds(30);

    private static final int LAST_ATTEMPT = 5;

    private final String name;
    private final Supplier<ProcessBuilder> program;
    private final ChildLog log;
    private final Parent parent;
    private Process process;
    private boolean stopping;

    /// What a child needs of the world.
    ///
    /// @param notices takes a line for the user
    /// @param gaveUp takes the reason why a child is not started again
    record Parent(Clock clock, Pause pause, Consumer<String> notices, Consumer<String> gaveUp) {}

    private Child(
            String name,
            Supplier<ProcessBuilder> program,
            ChildLog log,
            Parent parent,
            Process process) {
        this.name = name;
        this.program = program;
        this.log = log;
        this.parent = parent;
        this.process = process;
    }

    /// Starts a process, and again whenever it ends.
    static Child start(String name, Supplier<ProcessBuilder> program, ChildLog log, Parent parent)
            throws IOException {
        Child child = new Child(name, program, log, parent, launch(program, log));
        Thread.ofPlatform().daemon().name(name).start(child::watch);
        return child;
    }

    /// The number of the present process.
    synchronized long pid() {
        return process.pid();
    }

    /// Asks the process to end, waits, and ends it by force after `patience`.
    void stop(Duration patience) {
        Process last;
        synchronized (this) {
            stopping = true;
            last = process;
        }
        last.destroy();
        try {
            if (!last.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                parent.notices().accept("the %s does not end; killing it".formatted(name));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        last.descendants().forEach(ProcessHandle::destroyForcibly);
        last.destroyForcibly();
    }

    private static Process launch(Supplier<ProcessBuilder> program, ChildLog log)
            throws IOException {
        ProcessBuilder builder = program.get();
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
        builder.redirectErrorStream(true);
        return builder.start();
    }

    private void watch() {
        int failures = 0;
        while (true) {
            Instant started = parent.clock().instant();
            int code = awaitEnd();
            if (isStopping()) {
                return;
            }
            boolean wasWell =
                    Duration.between(started, parent.clock().instant()).compareTo(WELL) > 0;
            failures = wasWell ? 1 : failures + 1;
            if (failures == LAST_ATTEMPT) {
                parent.gaveUp()
                        .accept(
                                "the %s ended %d times in a row, the last time %s: %s"
                                        .formatted(name, failures, how(code), log.lastWords()));
                return;
            }
            parent.notices()
                    .accept("the %s ended %s; starting it again".formatted(name, how(code)));
            parent.pause().of(BACK_OFF.after(failures));
            if (!restart()) {
                return;
            }
        }
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    private synchronized boolean restart() {
        if (stopping) {
            return false;
        }
        try {
            process = launch(program, log);
            return true;
        } catch (IOException e) {
            parent.gaveUp().accept("the %s cannot be started: %s".formatted(name, e.getMessage()));
            return false;
        }
    }

    private int awaitEnd() {
        Process present;
        synchronized (this) {
            present = process;
        }
        return present.onExit().join().exitValue();
    }

    private static String how(int code) {
        return code > 128 ? "by signal " + (code - 128) : "with exit code " + code;
    }
}
