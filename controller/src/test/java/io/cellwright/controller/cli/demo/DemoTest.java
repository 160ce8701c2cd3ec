package io.cellwright.controller.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.controller.cli.output.CommandFailure;
import io.cellwright.controller.cli.output.Screen;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DemoTest {

    @TempDir Path folder;

    private final Screen screen = new Screen();

    private Path home() {
        return folder.resolve("home");
    }

    private DemoOptions options(int port, Optional<Path> data) {
        return new DemoOptions("shapes", data, 3, port, 2, home(), true);
    }

    /// A launcher whose controller is [FakeServe] and whose worker does nothing but wait.
    private Launcher launcher(String dataset) throws IOException {
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path", ""));
        Path script = folder.resolve("launcher");
        Files.writeString(
                script,
                """
                #!/usr/bin/env bash
                echo "$@" >> '%1$s/calls'
                case $1 in
                dataset) %2$s ;;
                serve) exec '%3$s/bin/java' -cp '%4$s' io.cellwright.controller.cli.demo.FakeServe "$@" ;;
                worker) exec cat ;;
                esac
                """
                        .formatted(folder, dataset, System.getProperty("java.home"), classPath));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return new Launcher(script, Optional.empty());
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    private static final String SHAPES =
            "echo 'shapes, as asked for' >&2; echo '{\"name\":\"shapes\",\"location\":\"generated\"}'";

    private static List<ProcessHandle> children() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
    }

    @Test
    void aDemoEndsWithATableAndLeavesNothingRunning() throws IOException {
        List<ProcessHandle> before = children();
        new Demo(options(0, Optional.empty()), launcher(SHAPES), screen.terminal(false)).run();
        assertThat(screen.out().lines())
                .satisfiesExactly(
                        address ->
                                assertThat(address)
                                        .matches("http://127.0.0.1:\\d+/login\\?token=once"),
                        titles -> assertThat(titles).contains("VALIDATION", "TEST", "PARAMETERS"),
                        best ->
                                assertThat(best)
                                        .contains("best cell", "61.3 %", "60.0 %", "41,234"),
                        byHand -> assertThat(byHand).contains("by hand", "resnet20"));
        assertThat(screen.err())
                .contains("shapes, as asked for", "1/3 candidates", "3/3 candidates")
                .contains("serve --home " + home(), "architecture export 3f2a9c0d11e2b7aa");
        assertThat(calls()).anyMatch(call -> call.matches("worker .*--slots 2 .*"));
        assertThat(children()).isEqualTo(before);
    }

    @Test
    void aControllerThatDiesIsStartedAgainAndTheDemoGoesOn() throws IOException {
        Files.createDirectories(home());
        Files.createFile(home().resolve("dies"));
        new Demo(options(0, Optional.empty()), launcher(SHAPES), screen.terminal(false)).run();
        assertThat(screen.err())
                .contains("the controller ended by signal 9; starting it again")
                .contains("the controller is back");
        assertThat(screen.out()).contains("best cell");
        assertThat(calls()).filteredOn(call -> call.startsWith("serve")).hasSize(2);
    }

    @Test
    void aSearchThatFailedEndsTheDemoWithTheReason() throws IOException {
        Files.createDirectories(home());
        Files.createFile(home().resolve("fails"));
        assertThatThrownBy(() ->
                        new Demo(
                                        options(0, Optional.empty()),
                                        launcher(SHAPES),
                                        screen.terminal(false))
                                .run())
                .isInstanceOf(CommandFailure.class)
                .hasMessage(
                        "search 1 found nothing: 1 of 4 trials failed,"
                                + " 1 of them with NOT_A_NUMBER: the loss");
    }

    @Test
    void aDataSetThatIsRefusedEndsTheDemoBeforeAnythingIsStarted() throws IOException {
        Launcher launcher = launcher("echo 'cellwright: data_batch_1.bin is cut off' >&2; exit 1");
        Demo demo =
                new Demo(
                        options(0, Optional.of(folder.resolve("images"))),
                        launcher,
                        screen.terminal(false));
        assertThatThrownBy(demo::run)
                .isInstanceOf(CommandFailure.class)
                .hasMessage("data_batch_1.bin is cut off");
        assertThat(calls())
                .containsExactly(
                        "dataset get shapes --data %s --home %s -o json"
                                .formatted(folder.resolve("images"), home()));
    }

    @Test
    void cifar10IsVerifiedBeforeItIsUsed() throws IOException {
        Launcher launcher =
                launcher(
                        "if [[ $2 == verify ]]; then echo 'cellwright: label 11' >&2; exit 1; fi;"
                                + " echo '{\"name\":\"cifar10\",\"location\":\"/images\"}'");
        assertThatThrownBy(() ->
                        new Demo(options(0, Optional.empty()), launcher, screen.terminal(false))
                                .run())
                .hasMessage("label 11");
        assertThat(calls()).last().isEqualTo("dataset verify cifar10 --data /images -o json");
    }

    @Test
    void aPortInUseEndsTheDemoBeforeAnythingIsStarted() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Demo demo =
                    new Demo(
                            options(taken.getLocalPort(), Optional.empty()),
                            launcher(SHAPES),
                            screen.terminal(false));
            assertThatThrownBy(demo::run)
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContainingAll("port " + taken.getLocalPort(), "--port");
        }
        assertThat(folder.resolve("calls")).doesNotExist();
    }

    @Test
    void aControllerThatCannotStartEndsTheDemoWithItsLastWords() throws IOException {
        Launcher launcher = launcher(SHAPES);
        String script = Files.readString(launcher.script());
        Files.writeString(
                launcher.script(),
                script.replaceFirst(
                        "serve\\) .*",
                        "serve) echo 'cellwright: the database is damaged'; exit 1 ;;"));
        assertThatThrownBy(() ->
                        new Demo(options(0, Optional.empty()), launcher, screen.terminal(false))
                                .run())
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("the database is damaged");
    }
}
