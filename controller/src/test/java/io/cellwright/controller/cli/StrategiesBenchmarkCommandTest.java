package io.cellwright.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.controller.search.tabular.MadeUpTable;
import io.cellwright.searchspace.trial.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategiesBenchmarkCommandTest {

    @TempDir private static Path tables;

    @TempDir private Path folder;

    @BeforeAll
    static void write() throws IOException {
        Files.write(tables.resolve("table.csv"), MadeUpTable.lines());
    }

    private static CommandRun run(String... options) {
        List<String> words = new ArrayList<>(List.of("benchmark", "strategies"));
        words.addAll(List.of("--table", tables.resolve("table.csv").toString()));
        words.addAll(List.of("--runs", "4", "--budget-seconds", "2000"));
        words.addAll(List.of(options));
        return CommandRun.of(words.toArray(String[]::new));
    }

    private static JsonNode document(String... options) {
        List<String> words = new ArrayList<>(List.of(options));
        words.addAll(List.of("-o", "json"));
        CommandRun run = run(words.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return Json.readTree(run.out()).path("strategies");
    }

    private static List<String> fields(JsonNode node) {
        List<String> fields = new ArrayList<>();
        node.fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    @Test
    void theJsonHasEveryStrategyAndNumber() {
        JsonNode strategies =
                document("--space", "nasbench201", "--strategies", "random,reinforce");
        assertThat(fields(strategies)).containsExactly("random", "reinforce");
        JsonNode random = strategies.path("random");
        List<String> accuracies =
                List.of("reward_accuracy", "final_valid_accuracy", "final_test_accuracy");
        assertThat(fields(random)).startsWith(accuracies.toArray(String[]::new));
        assertThat(fields(random)).endsWith("evaluations", "at_evaluations").hasSize(5);
        assertThat(fields(random.path("at_evaluations")))
                .containsExactly("10", "25", "50", "100", "200", "400");
        for (JsonNode scores : List.of(random, random.path("at_evaluations").path("50"))) {
            for (String accuracy : accuracies) {
                assertThat(fields(scores.path(accuracy))).containsExactly("mean", "std");
                assertThat(scores.path(accuracy).path("mean").asDouble()).isBetween(10.0, 90.0);
            }
        }
        assertThat(random.path("evaluations").path("mean").asDouble()).isEqualTo(20);
    }

    @Test
    void theSameSeedGivesTheSameNumbersWhateverElseIsCompared() throws IOException {
        JsonNode alone = document("--strategies", "random", "--seed", "3");
        JsonNode both =
                document("--strategies", "control,random", "--seed", "3", "--settings", control());
        assertThat(both.path("random")).isEqualTo(alone.path("random"));
        assertThat(both.path("control")).isEqualTo(alone.path("random"));
        assertThat(document("--strategies", "random", "--seed", "4")).isNotEqualTo(alone);
    }

    @Test
    void withoutAFormatATableIsPrintedAndProgressGoesToStandardError() {
        CommandRun run = run("--strategies", "random");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .anyMatch(line -> line.matches("strategy +reward accuracy .+ evaluations"))
                .anyMatch(line -> line.matches("random +[0-9.]+ ± [0-9.]+ .+ 20.0 ± 0.0"))
                .anyMatch(line -> line.matches("strategy +10 +25 +50 +100 +200 +400"));
        assertThat(run.err().lines())
                .contains("random", "random, 50 %, 2 of 4 searches")
                .anyMatch(line ->
                        line.matches(
                                "random: final test accuracy .+ ± .+, 4 searches in [0-9]+ s"));
    }

    /// A settings file.
    private String control() throws IOException {
        return Files.writeString(
                        folder.resolve("control.yaml"), "control: random\nother: {name: random}\n")
                .toString();
    }

    @Test
    void aSettingsFileGivesMoreNames() throws IOException {
        assertThat(fields(document("--settings", control()))).containsExactly("control", "other");
        JsonNode mixed = document("--settings", control(), "--strategies", "random,other");
        assertThat(fields(mixed)).containsExactly("random", "other");
    }

    @Test
    void whatIsWrongWithASettingsFileIsNamed() throws IOException {
        Path settings = folder.resolve("settings.yaml");
        Files.writeString(settings, "slow: {name: reinforce, learnRate: 0.1}");
        CommandRun parameter = run("--settings", settings.toString());
        assertThat(parameter.exitCode()).isEqualTo(2);
        assertThat(parameter.err())
                .startsWith("cellwright: %s: slow: strategy reinforce has ".formatted(settings))
                .contains("not \"learnRate\"; did you mean learningRate?");

        Files.writeString(settings, "slow: {name: reinforce, learningRate: -1}");
        CommandRun value = run("--settings", settings.toString());
        assertThat(value.exitCode()).isEqualTo(2);
        assertThat(value.err()).contains("slow: ", "learningRate is ");

        Files.writeString(settings, "[random]");
        assertThat(run("--settings", settings.toString()).err()).contains("holds no settings");
        assertThat(run("--settings", folder.resolve("none.yaml").toString()).err())
                .contains("none.yaml cannot be read: there is no such file or folder");
    }

    @Test
    void theSettingsOfPapersChargeDuplicates() {
        JsonNode papers = document("--settings", "papers");
        assertThat(fields(papers)).contains("paper-random");
        assertThat(papers.path("paper-random"))
                .isEqualTo(
                        document("--strategies", "random", "--duplicates", "charge")
                                .path("random"));
    }

    @Test
    void aPlotHasALineForEachStrategyInEachPanel() throws IOException {
        Path plot = folder.resolve("plot.svg");
        assertThat(run("--settings", control(), "--plot", plot.toString()).exitCode()).isZero();
        assertThat(Files.readString(plot))
                .startsWith("<svg")
                .containsSubsequence(
                        "reward accuracy, %",
                        "<polyline",
                        "<polyline",
                        "final test accuracy, %",
                        "<polyline",
                        "<polyline");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --strategies randon          | there is no strategy "randon"; did you mean random?; there are
                    --strategies random,random   | strategy random is there twice
                    --space darts                | --space is one of nasbench201, not "darts"
                    --runs 0                     | --runs is 1 to 100000, not 0
                    --duplicates maybe           | --duplicates is one of charge, reuse, not "maybe"
                    --budget-seconds 0           | --budget-seconds is more than 0 and at most 1,000,000,000, not 0.0
                    --budget-seconds NaN         | --budget-seconds is more than 0 and at most 1,000,000,000, not NaN
                    --plot /no/folder/plot.svg   | --plot is a file in a folder that exists, not /no/folder/plot.svg
                    """)
    void aWrongOptionIsNamedWithItsRule(String options, String message) {
        CommandRun run =
                CommandRun.of(
                        ("benchmark strategies --table "
                                        + tables.resolve("table.csv")
                                        + (options.contains("budget")
                                                ? " "
                                                : " --budget-seconds 2000 ")
                                        + options)
                                .split(" ", -1));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("cellwright: " + message);
    }

    @Test
    void aBadTableIsAWrongCallThatNamesTheLine() throws IOException {
        Path table =
                Files.writeString(
                        folder.resolve("bad.csv"), MadeUpTable.HEADER + "\n|none~0|,1,2,3,4,5,6\n");
        CommandRun run =
                CommandRun.of(
                        "benchmark",
                        "strategies",
                        "--table",
                        table.toString(),
                        "--budget-seconds",
                        "2000");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("cellwright: %s, line 2: arch: ".formatted(table));
        CommandRun missing =
                CommandRun.of(
                        "benchmark",
                        "strategies",
                        "--table",
                        folder.resolve("none.csv").toString(),
                        "--budget-seconds",
                        "2000");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err())
                .contains("none.csv cannot be read: there is no such file or folder");
    }
}
