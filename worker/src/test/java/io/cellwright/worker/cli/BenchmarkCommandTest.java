package io.cellwright.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellwright.searchspace.commandline.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchmarkCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        Console console =
                new Console(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        return WorkerMain.commandLine(console).execute(arguments);
    }

    @Test
    void trainingIsMeasuredInAllSlots() throws Exception {
        int exitCode =
                run(
                        "benchmark training --dataset shapes --steps 2 --batch 4 --slots 2 -o json"
                                .split(" ", -1));

        assertThat(exitCode).isZero();
        JsonNode result = new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
        double perSecond = result.get("images_per_second").asDouble();
        double perStep = result.get("milliseconds_per_step").asDouble();
        // Two slots of four images each: eight where both are equally fast, more where not.
        assertThat(perSecond * perStep / 1000).isGreaterThan(7.9);
        assertThat(result.get("last_loss").asDouble()).isBetween(0.5, 8.0);
        assertThat(result.get("slots").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "benchmark           | a command is missing (there are training)",
                "benchmark baselines | unknown command \"baselines\" (there are training)",
            })
    void aGroupWithoutAKnownCommandEndsWithTwoAndNamesThoseThatThereAre(
            String call, String message) {
        assertThat(run(call.split(" ", -1))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("cellwright: " + message);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--model lenet       | lenet",
                "--steps 0           | steps is 1 to",
                "--batch 9000        | batch is 1 to",
                "--batch many        | --batch is a whole number, not",
                "--modle resnet20    | unknown option --modle; did you mean --model?",
                "-o csv              | --format is one of table, json, not",
                "--slots 65          | slots is 1 to 64",
                "--device tpu        | tpu",
                "--device gpu999 --dataset shapes | no device cuda:999",
                "--precision fp8     | --precision is fp32",
                "--dataset=mnist     | mnist",
            })
    void aBadValueIsNamedAndEndsWithTwo(String option, String message) {
        int exitCode = run(("benchmark training " + option).split(" +", -1));

        assertThat(exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(message);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
