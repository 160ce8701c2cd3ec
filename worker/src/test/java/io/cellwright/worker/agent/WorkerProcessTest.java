package io.cellwright.worker.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.trial.Candidate;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.searchspace.zoo.Zoo;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The worker as users start it: a process of its own, with the engine and all its threads.
class WorkerProcessTest {

    private final FakeController controller = new FakeController();
    @TempDir private Path home;
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endAll() {
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        controller.close();
    }

    private static Evaluation evaluation(int epochs) {
        return new Evaluation(
                new Candidate.HandDesigned(Zoo.named("resnet20")),
                DatasetName.SHAPES,
                Recipe.of(epochs, 32, 0.05, 32, 32),
                1);
    }

    private Process start(String token, String... options) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.cellwright.worker.cli.WorkerMain",
                                "worker",
                                "--controller=" + controller.address(),
                                "--home=" + home,
                                "--name=forked",
                                "--slots=1"));
        command.addAll(List.of(options));
        return start(token, command);
    }

    /// A worker of one process, which nobody looks after.
    private Process startUnsupervised(String token, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--no-supervise");
        return start(token, all.toArray(String[]::new));
    }

    private Process start(String token, List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(home.toFile())
                        .redirectOutput(new File("/dev/null"))
                        .redirectError(home.resolve("stderr").toFile());
        builder.environment().put("CELLWRIGHT_WORKER_TOKEN", token);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("has ended").isTrue();
        return process.exitValue();
    }

    @Test
    void aRealTrialIsTrainedAndTheNextIsPausedAtASignal() throws Exception {
        controller.offer(1, evaluation(2));
        controller.offer(2, evaluation(10_000));
        Process worker = startUnsupervised(FakeController.TOKEN);
        assertThat(controller.next("report").id()).isEqualTo(1);
        assertThat(controller.outcome(1).path("kind").textValue()).isEqualTo("succeeded");
        assertThat(controller.outcome(1).path("curve").path("points")).hasSize(2);
        assertThat(controller.next("weights").text()).contains("\"dtype\":\"F32\"");

        while (controller.next("epochs").id() != 2) {
            // The first trial's own.
        }
        // As from a terminal, and from the program that started it.
        new ProcessBuilder("kill", "-INT", String.valueOf(worker.pid())).start().waitFor();
        worker.destroy();
        assertThat(exitCode(worker)).isZero();
        assertThat(controller.routesOf(2)).endsWith("checkpoint");
        assertThat(controller.waiting("goodbye")).isEqualTo(1);
    }

    @Test
    void aSecondSignalEndsAWorkerThatCannotSayGoodbye() throws Exception {
        controller.offer(1, evaluation(10_000));
        Process worker = startUnsupervised(FakeController.TOKEN);
        controller.next("epochs");
        controller.stop();
        worker.destroy();
        awaitLine("draining");
        worker.destroy();
        assertThat(exitCode(worker)).isEqualTo(128 + 15);
    }

    @Test
    void aWorkerThatIsToldSoEndsWithItsStandardInput() throws Exception {
        Process worker = startUnsupervised(FakeController.TOKEN, "--exit-on-stdin-close");
        controller.next("leases");
        worker.getOutputStream().close();
        assertThat(exitCode(worker)).isZero();
        assertThat(controller.waiting("goodbye")).isEqualTo(1);
    }

    @Test
    void aWrongTokenIsOneClearLineAndExitCodeOne() throws Exception {
        Process worker = start("wrong");
        assertThat(exitCode(worker)).isEqualTo(1);
        assertThat(home.resolve("stderr"))
                .content()
                .endsWith(
                        "cellwright: the controller at %s refused the token of this worker: 401,"
                                        .formatted(controller.address())
                                + " a valid token is needed\n");
    }

    @Test
    void aProcessThatCrashesComesBackAsTheSameWorkerAndNothingIsLeftBehindAtTheEnd()
            throws Exception {
        controller.offer(1, evaluation(10_000));
        Process supervisor = start(FakeController.TOKEN);
        String identity = identity(controller.next("workers"));
        controller.next("epochs");
        ProcessHandle crashing = supervisor.children().findFirst().orElseThrow();
        new ProcessBuilder("kill", "-SEGV", String.valueOf(crashing.pid())).start().waitFor();
        assertThat(identity(controller.next("workers"))).isEqualTo(identity);
        controller.forgetCalls("epochs");
        controller.offer(1, evaluation(10_000));
        controller.next("epochs");
        ProcessHandle child = supervisor.children().findFirst().orElseThrow();
        supervisor.destroy();
        assertThat(exitCode(supervisor)).isZero();
        assertThat(child.isAlive()).isFalse();
        assertThat(controller.routesOf(1)).endsWith("checkpoint");
        assertThat(home.resolve("logs")).isDirectoryContaining("glob:**worker-crash-*.log");
        assertThat(home.resolve("stderr"))
                .content()
                .contains("the worker's process ended by signal 6; starting it again in 1 s");
    }

    @Test
    void aProcessWhoseSupervisorIsKilledEndsInGoodOrder() throws Exception {
        controller.offer(1, evaluation(10_000));
        Process supervisor = start(FakeController.TOKEN);
        controller.next("epochs");
        ProcessHandle child = supervisor.children().findFirst().orElseThrow();
        supervisor.destroyForcibly();
        child.onExit().get(60, TimeUnit.SECONDS);
        assertThat(controller.routesOf(1)).endsWith("checkpoint");
        assertThat(controller.waiting("goodbye")).isEqualTo(1);
    }

    private static String identity(FakeController.Call registration) {
        return registration.body().path("identity").textValue();
    }

    private void awaitLine(String end) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(home.resolve("stderr"))) {
            String line = lines.readLine();
            while (line == null || !line.endsWith(end)) {
                Thread.onSpinWait();
                line = lines.readLine();
            }
        }
    }
}
