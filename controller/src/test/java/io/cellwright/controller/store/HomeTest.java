package io.cellwright.controller.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir Path folder;

    @Test
    void aHomeIsOneControllersUntilItIsClosed() {
        Home first = Home.open(folder.resolve("home"));
        assertThatThrownBy(() -> Home.open(folder.resolve("home")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("another controller is running in")
                .hasMessageContaining("--home");
        first.close();
        Home.open(folder.resolve("home")).close();
    }

    @Test
    void aFileIsNoHome() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> Home.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file + " cannot be used as home");
    }

    @Test
    void weightsHaveTheirLastingNameOnlyWhenTheyAreWhole() throws Exception {
        try (Home home = Home.open(folder.resolve("home"))) {
            TrialFiles files = TrialFiles.open(home, TrialFiles.Kind.WEIGHTS, Set.of());
            Path temporary = Files.write(files.temporary(), new byte[] {1, 2, 3});
            String name = files.keep(temporary, 17, 2);
            assertThat(name).isEqualTo("trial-17-2.safetensors");
            assertThat(files.path(name).orElseThrow()).hasBinaryContent(new byte[] {1, 2, 3});
            assertThat(temporary).doesNotExist();
        }
    }

    @Test
    void weightsThatNoTrialNamesAreRemovedAtTheStart() throws Exception {
        try (Home home = Home.open(folder.resolve("home"))) {
            TrialFiles files = TrialFiles.open(home, TrialFiles.Kind.WEIGHTS, Set.of());
            String kept = files.keep(Files.write(files.temporary(), new byte[1]), 1, 1);
            files.keep(Files.write(files.temporary(), new byte[1]), 2, 1);
            Files.write(files.temporary(), new byte[1]);
            TrialFiles.open(home, TrialFiles.Kind.WEIGHTS, Set.of(kept));
            try (Stream<Path> left =
                    Files.list(files.path(kept).orElseThrow().resolveSibling("."))) {
                assertThat(left.map(file -> String.valueOf(file.getFileName())))
                        .containsExactly(kept);
            }
        }
    }
}
