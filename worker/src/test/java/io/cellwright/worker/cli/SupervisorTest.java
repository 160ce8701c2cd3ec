package io.cellwright.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Real processes that a shell runs.
class SupervisorTest {

    private static final String CRASH = "kill -SEGV $$";

    private final List<Process> started = Collections.synchronizedList(new ArrayList<>());
    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch running = new CountDownLatch(1);

    /// Runs these scripts, one at each start, and the last for ever.
    private Supervisor supervisor(String... scripts) {
        return new Supervisor(
                () -> {
                    String script = scripts[Math.min(started.size(), scripts.length - 1)];
                    Process process = new ProcessBuilder("sh", "-c", script).start();
                    started.add(process);
                    running.countDown();
                    return process;
                },
                new Crashes(Duration.ofMillis(1), Duration.ofMillis(1)),
                notices::add,
                InstantSource.system());
    }

    @Test
    void anEndInGoodOrderIsTheEnd() throws Exception {
        assertThat(supervisor("exit 0").run()).isZero();
        assertThat(started).hasSize(1);
        assertThat(notices).isEmpty();
    }

    @Test
    void aMistakeOfTheCallersIsNotRepeated() throws Exception {
        assertThat(supervisor("exit 2").run()).isEqualTo(2);
        assertThat(started).hasSize(1);
    }

    @Test
    void aCrashedProcessIsStartedAgain() throws Exception {
        assertThat(supervisor(CRASH, CRASH, "exit 0").run()).isZero();
        assertThat(started).hasSize(3);
        assertThat(notices)
                .hasSize(2)
                .allMatch(line -> line.startsWith("the worker's process ended by signal 11;"));
    }

    @Test
    void whatCrashesAgainAndAgainIsGivenUp() throws Exception {
        assertThat(supervisor(CRASH).run()).isEqualTo(1);
        assertThat(started).hasSize(Crashes.MOST);
        assertThat(notices.getLast())
                .isEqualTo(
                        "the worker's process crashed 10 times within 10 minutes, the last time by"
                                + " signal 11; given up");
    }

    @Test
    void aStopReachesTheProcessWhoseExitCodeItIs() throws Exception {
        Supervisor supervisor =
                supervisor("trap 'exit 7' TERM; echo ready; while :; do read line; done");
        CompletableFuture<Integer> code = running(supervisor);
        running.await();
        assertThat(started.getFirst().inputReader().readLine()).isEqualTo("ready");
        supervisor.stop();
        assertThat(code.get(30, TimeUnit.SECONDS)).isEqualTo(7);
        assertThat(started).hasSize(1);
    }

    @Test
    void aProcessIsAskedToEndOnceHoweverManyReasonsThereAre() throws Exception {
        AskedProcess process = new AskedProcess();
        Supervisor supervisor =
                new Supervisor(
                        () -> {
                            running.countDown();
                            return process;
                        },
                        Crashes.ofAWorker(),
                        notices::add,
                        InstantSource.system());
        CompletableFuture<Integer> code = running(supervisor);
        running.await();
        supervisor.stop();
        supervisor.stop();
        process.ended.countDown();
        assertThat(code.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(process.asked).hasValue(1);
    }

    /// Counts how often it is asked to end, which it does when the test says so.
    private static final class AskedProcess extends Process {

        private final AtomicInteger asked = new AtomicInteger();
        private final CountDownLatch ended = new CountDownLatch(1);

        @Override
        public void destroy() {
            asked.incrementAndGet();
        }

        @Override
        public int waitFor() throws InterruptedException {
            ended.await();
            return 0;
        }

        @Override
        public int exitValue() {
            return 0;
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public InputStream getInputStream() {
            return InputStream.nullInputStream();
        }

        @Override
        public InputStream getErrorStream() {
            return InputStream.nullInputStream();
        }
    }

    @Test
    void aProcessThatIsStoppedBeforeItListensHasEndedInGoodOrder() throws Exception {
        Supervisor supervisor = supervisor("exec sleep 1000");
        CompletableFuture<Integer> code = running(supervisor);
        running.await();
        supervisor.stop();
        assertThat(code.get(30, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void aProcessThatDoesNotStopIsKilled() throws Exception {
        Supervisor supervisor = supervisor("trap '' TERM; echo ready; while :; do read line; done");
        CompletableFuture<Integer> code = running(supervisor);
        running.await();
        assertThat(started.getFirst().inputReader().readLine()).isEqualTo("ready");
        supervisor.stop();
        supervisor.kill();
        assertThat(code.get(30, TimeUnit.SECONDS)).isEqualTo(128 + 9);
    }

    private static CompletableFuture<Integer> running(Supervisor supervisor) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return supervisor.run();
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                },
                task -> Thread.ofVirtual().start(task));
    }
}
