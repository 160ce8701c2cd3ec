package io.cellwright.worker.cli;

import io.cellwright.searchspace.commandline.ExitCode;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps a worker's process running: starts it again when it crashes, as the native library can
/// take it down, and ends it when this process is told to end.
///
/// The process has a pipe as standard input that stays open as long as this process lives, and ends
/// with it, so that it is not left behind.
final class Supervisor {

    /// A process that SIGTERM ended before it could listen to it.
    private static final int TERMINATED = 128 + 15;

    private final Program program;
    private final Consumer<String> notices;
    private final InstantSource clock;
    private final Crashes crashes;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Process process;

    /// Starts the process.
    @FunctionalInterface
    interface Program {
        Process start() throws IOException;
    }

    /// @param notices takes lines for the user
    Supervisor(Program program, Crashes crashes, Consumer<String> notices, InstantSource clock) {
        this.program = program;
        this.crashes = crashes;
        this.notices = notices;
        this.clock = clock;
    }

    /// Runs the process until it ends by itself, or crashes too often, and answers the exit code.
    int run() throws IOException, InterruptedException {
        while (start()) {
            int code = await();
            if (isStopping()) {
                return code == TERMINATED ? ExitCode.OK : code;
            }
            switch (crashes.after(code, clock.instant())) {
                case Crashes.Next.End _ -> {
                    return code;
                }
                case Crashes.Next.StartAgain(Duration pause) -> {
                    notices.accept(
                            "the worker's process ended %s; starting it again in %d s"
                                    .formatted(Crashes.how(code), pause.toSeconds()));
                    if (stopping.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                        return ExitCode.OK;
                    }
                }
                case Crashes.Next.GiveUp _ -> {
                    notices.accept(
                            ("the worker's process crashed %d times within %d minutes, the"
                                            + " last time %s; given up")
                                    .formatted(
                                            Crashes.MOST,
                                            Crashes.WITHIN.toMinutes(),
                                            Crashes.how(code)));
                    return ExitCode.FAILED;
                }
            }
        }
        return ExitCode.OK;
    }

    /// Asks the process to end, once, as the second time it would end at once; and starts it no
    /// more. May be called from any thread.
    synchronized void stop() {
        boolean isFirst = !isStopping();
        stopping.countDown();
        if (isFirst && process != null) {
            process.destroy();
        }
    }

    /// Ends the process at once.
    synchronized void kill() {
        stopping.countDown();
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /// False if it is not to be started any more.
    private synchronized boolean start() throws IOException {
        if (isStopping()) {
            return false;
        }
        process = program.start();
        return true;
    }

    private int await() throws InterruptedException {
        Process present;
        synchronized (this) {
            present = process;
        }
        return present == null ? ExitCode.FAILED : present.waitFor();
    }
}
