package io.cellwright.controller.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.controller.cli.client.Pause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChildTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir Path home;

    private final BlockingQueue<String> notices = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> gaveUp = new LinkedBlockingQueue<>();
    private final List<Duration> waits = new CopyOnWriteArrayList<>();

    private Child start(String script) throws IOException {
        Pause none = waits::add;
        return Child.start(
                "worker",
                () -> new ProcessBuilder("bash", "-c", script),
                ChildLog.of(home, "worker"),
                new Child.Parent(Clock.systemUTC(), none, notices::add, gaveUp::add));
    }

    private static String next(BlockingQueue<String> queue) throws InterruptedException {
        String next = queue.poll(LONG.toSeconds(), TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    @Test
    void aKilledProcessIsStartedAgainAndAnnouncedInOneLine()
            throws IOException, InterruptedException {
        // Reading a named pipe waits for the process that writes to it.
        Path starts = home.resolve("starts");
        new ProcessBuilder("mkfifo", starts.toString()).start().onExit().join();
        Child child = start("echo started > '%s'; exec cat".formatted(starts));
        assertThat(starts).hasContent("started");
        ProcessHandle.of(child.pid()).orElseThrow().destroyForcibly();
        assertThat(starts).hasContent("started");
        assertThat(next(notices)).isEqualTo("the worker ended by signal 9; starting it again");
        child.stop(LONG);
        assertThat(waits).containsExactly(Duration.ofMillis(200));
        assertThat(gaveUp).isEmpty();
    }

    @Test
    void aProcessThatEndsAtOnceIsGivenUpWithItsLastWords()
            throws IOException, InterruptedException {
        start("echo starting; echo 'cellwright: the token is wrong' >&2; exit 2");
        assertThat(next(gaveUp))
                .isEqualTo(
                        "the worker ended 5 times in a row, the last time with exit code 2:"
                                + " the token is wrong");
        assertThat(notices).hasSize(4);
        assertThat(waits).extracting(Duration::toMillis).containsExactly(200L, 400L, 800L, 1600L);
    }

    @Test
    void aProcessThatSaysNothingIsGivenUpWithItsLog() throws IOException, InterruptedException {
        start("exit 3");
        assertThat(next(gaveUp)).contains("worker.log");
    }

    @Test
    void aStoppedProcessEndsInGoodOrderAndStaysAway() throws IOException, InterruptedException {
        Path trace = home.resolve("trace");
        Path ready = home.resolve("ready");
        Child child =
                start(
                        "trap 'echo drained > \"%s\"; exit 0' TERM; mkfifo '%s'; echo > '%s'; read"
                                .formatted(trace, ready, ready));
        awaitReader(ready);
        ProcessHandle process = ProcessHandle.of(child.pid()).orElseThrow();
        child.stop(LONG);
        assertThat(process.isAlive()).isFalse();
        assertThat(trace).hasContent("drained");
        assertThat(notices).isEmpty();
    }

    @Test
    void aProcessThatDoesNotListenIsKilledWithItsOwnChildren()
            throws IOException, InterruptedException {
        Path ready = home.resolve("ready");
        Child child =
                start(
                        "trap '' TERM; sleep 1000 & mkfifo '%s'; echo > '%s'; wait"
                                .formatted(ready, ready));
        awaitReader(ready);
        ProcessHandle process = ProcessHandle.of(child.pid()).orElseThrow();
        List<ProcessHandle> descendants = process.descendants().toList();
        child.stop(Duration.ofMillis(1));
        process.onExit().join();
        descendants.forEach(descendant -> descendant.onExit().join());
        assertThat(next(notices)).contains("killing it");
    }

    private static void awaitReader(Path pipe) throws IOException {
        while (!Files.exists(pipe)) {
            Thread.onSpinWait();
        }
        assertThat(Files.readString(pipe)).isEqualTo("\n");
    }
}
