package io.cellwright.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellwright.searchspace.codegen.GraphFile;
import io.cellwright.searchspace.commandline.ExitCode;
import io.cellwright.searchspace.zoo.Zoo;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchmarkCommandTest {

    @TempDir private Path folder;

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
        assertThat(result.get("precision").asText()).isEqualTo("fp32");
        assertThat(result.get("peak_memory_bytes").asLong()).isGreaterThan(10_000_000);
        assertThat(result.has("split_milliseconds")).isFalse();
    }

    @Test
    void aFileIsMeasuredAndItsStepsAreSplit() throws Exception {
        Path file = folder.resolve("best.json");
        Files.writeString(
                file,
                """
                {"format": "cellwright-network", "formatVersion": 1, "name": "best",
                 "candidate": {"kind": "model", "model": "darts-v1-n1-f4"}, "dataset": "cifar10"}
                """);
        int exitCode =
                run(
                        ("benchmark training --split --dataset shapes --steps 2 --batch 4 -o json"
                                        + " --model "
                                        + file)
                                .split(" ", -1));

        assertThat(exitCode).as(err.toString(StandardCharsets.UTF_8)).isZero();
        JsonNode result = new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(result.get("model").asText()).isEqualTo("best.json");
        JsonNode parts = result.get("split_milliseconds");
        assertThat(parts.get("data").asDouble()).isPositive();
        for (String part : List.of("forward", "backward", "update")) {
            assertThat(parts.get(part).asDouble()).as(part).isNotNegative();
        }
    }

    @Test
    void aNetworkForOtherImagesIsRefusedByName() throws Exception {
        Path file = folder.resolve("lenet.json");
        Files.writeString(file, GraphFile.write(Zoo.named("lenet5").graph()));
        assertThat(run("benchmark", "training", "--dataset=shapes", "--model=" + file))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        "lenet.json: the network takes images of 1x32x32 and gives 10 classes,"
                                + " not 3x32x32 and 10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "benchmark           | a command is missing (there are baselines, training)",
                "benchmark strategy  | unknown command \"strategy\" (there are baselines, training)",
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
                "--precision fp8     | --precision is fp32 or bf16, not",
                "--model unet --dataset shapes | the network's output is a map",
                "--model nasnet-a-n0-f16 | cellsPerStage is 1 to 20, not 0",
                "--model missing.json | missing.json cannot be read",
                "--dataset=imagenet  | imagenet",
            })
    void aBadValueIsNamedAndEndsWithTwo(String option, String message) {
        int exitCode = run(("benchmark training " + option).split(" +", -1));

        assertThat(exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(message);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
