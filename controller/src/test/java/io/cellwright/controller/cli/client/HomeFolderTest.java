package io.cellwright.controller.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.controller.cli.output.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeFolderTest {

    private static final long OWN = ProcessHandle.current().pid();

    /// Larger than any process number of Linux.
    private static final long NOBODY = 1L << 40;

    @TempDir Path folder;

    private HomeFolder home() {
        return new HomeFolder(folder);
    }

    @Test
    void aNewHomeIsForItsOwnerOnly() throws IOException {
        HomeFolder home = new HomeFolder(folder.resolve("a/b"));
        home.prepare();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.path())))
                .isEqualTo("rwx------");
    }

    @Test
    void aHomeThatIsAFileIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> new HomeFolder(file).prepare())
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void whatWasAnnouncedIsFoundUntilItIsWithdrawn() throws IOException {
        Files.writeString(home().tokenFile(), "abc\n");
        home().announce(new RunningController(URI.create("http://127.0.0.1:8080"), OWN));
        assertThat(home().endpoint())
                .isEqualTo(new Endpoint(URI.create("http://127.0.0.1:8080"), "abc"));
        home().withdraw(OWN);
        assertThat(home().announced()).isEmpty();
    }

    @Test
    void anotherControllersAnnouncementIsNotWithdrawn() {
        home().announce(new RunningController(URI.create("http://127.0.0.1:8080"), OWN));
        home().withdraw(NOBODY);
        assertThat(home().announced()).isPresent();
    }

    @Test
    void whereNothingRunsTheErrorSaysWhatToDo() {
        assertThatThrownBy(() -> home().endpoint())
                .isInstanceOf(ControllerUnreachableException.class)
                .hasMessageContainingAll(folder.toString(), "cellwright serve", "--controller URL");
    }

    @Test
    void aControllerThatDiedWithoutAWordIsNotFound() {
        home().announce(new RunningController(URI.create("http://127.0.0.1:8080"), NOBODY));
        assertThatThrownBy(() -> home().endpoint())
                .isInstanceOf(ControllerUnreachableException.class);
    }

    @Test
    void aDamagedAnnouncementIsNamed() throws IOException {
        Files.writeString(home().controllerFile(), "{");
        assertThatThrownBy(() -> home().endpoint())
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(home().controllerFile().toString());
    }

    @Test
    void aSecondControllerOnOneHomeIsRefusedOnlyWhileTheFirstAnswers() throws IOException {
        Files.writeString(home().tokenFile(), FakeController.TOKEN);
        try (FakeController controller = new FakeController(0)) {
            home().announce(new RunningController(controller.endpoint().address(), OWN));
            assertThatThrownBy(() -> home().requireNobodyServes())
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("already runs")
                    .hasMessageContaining(controller.endpoint().address().toString());
        }
        assertThatCode(() -> home().requireNobodyServes()).doesNotThrowAnyException();
    }

    @Test
    void aTokenFileThatIsStillEmptyIsNamed() throws IOException {
        Files.createFile(home().tokenFile());
        assertThatThrownBy(() -> home().token())
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(home().tokenFile().toString());
    }
}
