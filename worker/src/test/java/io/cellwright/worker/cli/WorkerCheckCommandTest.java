package io.cellwright.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellwright.searchspace.commandline.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// On the real engine and this machine.
class WorkerCheckCommandTest {

    @TempDir private Path home;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String arguments) {
        Console console =
                new Console(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        List<String> all = new ArrayList<>(List.of("worker", "check", "--home", home.toString()));
        all.addAll(List.of(arguments.split(" ", -1)));
        return WorkerMain.commandLine(console).execute(all.toArray(String[]::new));
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void itTrainsAndSaysOnWhatAndHowFast() throws IOException {
        assertThat(run("--device cpu --slots 1 --seconds 1 -o json")).isEqualTo(ExitCode.OK);

        JsonNode found = json();
        assertThat(found.path("can_train").booleanValue()).isTrue();
        assertThat(found.path("verdict").textValue()).startsWith("ready: 1 slot on cpu trains ");
        assertThat(found.path("problems")).isEmpty();
        assertThat(found.path("engine").textValue()).matches("PyTorch 2\\.\\d+\\.\\d+.*");
        assertThat(found.path("devices").toString()).contains("\"cpu\"");
        assertThat(found.path("memory_available_bytes").longValue())
                .isPositive()
                .isLessThanOrEqualTo(found.path("memory_bytes").longValue());
        assertThat(found.path("datasets").findValuesAsText("name")).contains("cifar10", "shapes");
        JsonNode training = found.path("training");
        assertThat(training.path("images_per_second").doubleValue()).isPositive();
        assertThat(training.path("last_loss").doubleValue()).isBetween(0.1, 8.0);
        assertThat(training.path("dataset").textValue()).isEqualTo("shapes");
    }

    @Test
    void whatPreventsTrainingIsReportedAndEndsWithOne() throws IOException {
        assertThat(run("--device cuda:99 --seconds 1 -o json")).isEqualTo(ExitCode.FAILED);

        assertThat(json().path("can_train").booleanValue()).isFalse();
        assertThat(json().path("verdict").textValue())
                .startsWith("this machine cannot train: this machine has no device cuda:99");
        assertThat(json().has("training")).isFalse();
    }

    @Test
    void aFolderWithoutTheDataIsAProblem() {
        assertThat(run("--seconds 1 --data " + home.resolve("none"))).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("problem", home.resolve("none").toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--seconds 0    | --seconds is 1 to 3600, not 0",
                "--seconds 3601 | --seconds is 1 to 3600, not 3601",
                "--seconds long | --seconds is a whole number, not \"long\"",
                "--slots 0      | --slots is 1 to 256, not 0",
                "--device tpu   | --device: a device is auto, cpu, or cuda: and a number",
            })
    void aBadValueIsNamedAndEndsWithTwo(String options, String message) {
        assertThat(run(options)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("cellwright: " + message);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
