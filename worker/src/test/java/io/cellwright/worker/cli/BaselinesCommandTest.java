package io.cellwright.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellwright.searchspace.commandline.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselinesCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir private Path folder;
    private Path results;

    @BeforeEach
    void writeRecipe() throws IOException {
        results = folder.resolve("results");
        Files.writeString(
                folder.resolve("tiny.json"),
                """
                {"preset": "quick", "epochs": 1, "batchSize": 8, "trainExamples": 16,
                 "validationExamples": 16}
                """);
    }

    private int run(String... arguments) {
        Console console =
                new Console(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        return WorkerMain.commandLine(console).execute(arguments);
    }

    private int baselines(String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "benchmark",
                                "baselines",
                                "--dataset=shapes",
                                "--recipe=" + folder.resolve("tiny.json"),
                                "--output=" + results));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(Files.readString(results.resolve(file)));
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void modelsAreTrainedOnceAndCompared() throws Exception {
        assertThat(baselines("--models=lenet5")).as(errors()).isZero();
        FileTime first = Files.getLastModifiedTime(results.resolve("lenet5-seed1.json"));

        assertThat(baselines("--models=lenet5,darts-v2-n1-f2", "--slots=2", "-o", "json"))
                .as(errors())
                .isZero();

        assertThat(Files.getLastModifiedTime(results.resolve("lenet5-seed1.json")))
                .as("what was trained is kept")
                .isEqualTo(first);
        assertThat(json("lenet5-seed1.json").at("/evaluation/recipe/trainExamples").asInt())
                .isEqualTo(16);
        JsonNode report = json("baselines.json");
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith(report.toPrettyString() + "\n");
        assertThat(report.get("models")).hasSize(2);
        for (JsonNode model : report.get("models")) {
            assertThat(model.get("trainings").asInt()).isEqualTo(1);
            assertThat(model.get("test_accuracy").asDouble()).isBetween(0.0, 1.0);
            assertThat(model.get("parameters").asLong()).isPositive();
        }
        assertThat(results.resolve("baselines.svg")).content().contains(">darts-v2-n1-f2</text>");
        assertThat(results.resolve("baselines.md")).content().contains("| lenet5 | 62,006 | ");
    }

    @Test
    void resultsOfAnotherRecipeAreNotMixedIn() throws Exception {
        assertThat(baselines("--models=lenet5")).as(errors()).isZero();

        Files.writeString(
                folder.resolve("tiny.json"),
                "{\"preset\": \"quick\", \"batchSize\": 4, \"trainExamples\": 16,"
                        + " \"validationExamples\": 16}");
        assertThat(baselines("--models=lenet5")).isEqualTo(ExitCode.USAGE);
        assertThat(errors())
                .contains(
                        "lenet5-seed1.json is of another recipe or data set; name another folder");
    }

    @Test
    void aDamagedResultIsNamed() throws Exception {
        Files.createDirectories(results);
        Files.writeString(results.resolve("lenet5-seed1.json"), "{\"evaluation\": 3}");
        assertThat(baselines("--models=lenet5")).isEqualTo(ExitCode.USAGE);
        assertThat(errors())
                .contains(
                        "lenet5-seed1.json is no result of a training: evaluation: it is an object");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--models resnet21            | no model is named \"resnet21\"; did you mean resnet20?",
                "--models lenet5,lenet5       | models names lenet5 more than once",
                "--models unet                | not maps of 10x32x32 as unet does",
                "--models nasnet-a-n1-f1      | filters is 2 to 1024, not 1",
                "--recipe quik                | no recipe is named \"quik\"; did you mean quick?",
                "--recipe missing.json        | missing.json cannot be read: there is no such file",
                "--seeds 0                    | seeds is 1 to 100, not 0",
                "--slots 0                    | slots is 1 to 64, not 0",
                "--device tpu                 | --device",
                "--dataset imagenet           | imagenet"
            })
    void badInputIsNamedAndEndsWithTwo(String options, String message) {
        List<String> arguments = new ArrayList<>(List.of("benchmark", "baselines"));
        if (!options.contains("--dataset")) {
            arguments.add("--dataset=shapes");
        }
        arguments.add("--output=" + results);
        arguments.addAll(List.of(options.strip().split(" +", -1)));

        assertThat(run(arguments.toArray(String[]::new))).isEqualTo(ExitCode.USAGE);
        assertThat(errors()).contains(message);
    }
}
