package io.cellwright.worker.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a script in the place of Maven.
class MavenJarsTest {

    @TempDir private Path folder;
    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

    private MavenJars maven(String script) throws IOException {
        Path program = folder.resolve("maven");
        Files.writeString(program, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new MavenJars(
                folder.resolve("natives.xml"), folder, progress, false, program.toString());
    }

    @Test
    void theJarsAreThoseThatMavenLists() throws IOException {
        MavenJars jars =
                maven(
                        """
                        echo "$@"
                        for word; do case "$word" in -Dmdep.outputFile=*) out=${word#*=};; esac; done
                        printf '/r/one.jar:/r/two.jar\\n' > "$out"
                        """);

        assertThat(jars.fetch()).containsExactly(Path.of("/r/one.jar"), Path.of("/r/two.jar"));
        assertThat(progress.toString(StandardCharsets.UTF_8))
                .contains("--activate-profiles=cu118", "--file=" + folder.resolve("natives.xml"))
                .doesNotContain("--offline");
        assertThat(jars.here()).contains(List.of(Path.of("/r/one.jar"), Path.of("/r/two.jar")));
    }

    @Test
    void whereMavenFailsItsWordsAreShownAndNothingIsTaken() throws IOException {
        MavenJars jars = maven("echo no route to host; exit 1\n");

        assertThat(jars.here()).isEmpty();
        assertThat(progress.size()).isZero();
        assertThatExceptionOfType(GpuEngineException.class)
                .isThrownBy(jars::fetch)
                .withMessageContaining("what it said is above");
        assertThat(progress.toString(StandardCharsets.UTF_8)).isEqualTo("no route to host\n");
    }

    @Test
    void withoutMavenItIsNamed() {
        MavenJars jars =
                new MavenJars(folder.resolve("x.xml"), folder, progress, false, "/no/such/mvn");

        assertThatExceptionOfType(GpuEngineException.class)
                .isThrownBy(jars::here)
                .withMessageStartingWith("Maven cannot be run: ");
    }
}
