package io.cellwright.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real trials that wander from worker to worker or from rung to rung, each worker a process of its
/// own.
class WorkersIT {

    private static final Duration A_WHILE = Duration.ofMinutes(3);
    private static final int EPOCHS = 100;

    private static final String FROM_RUNG_TO_RUNG =
            """
            {"dataset": "shapes", "strategy": "random", "trials": 6, "baselines": [],
             "fidelity": {"name": "asha", "reduction": 2},
             "space": {"blocks": 1}, "network": {"filters": 2},
             "recipe": {"epochs": 4, "batchSize": 32, "trainExamples": 64, "validationExamples": 64}}
            """;

    @TempDir private Path folder;

    @Test
    void aTrialIsPausedByOneWorkerGoesOnAtAnotherAndSurvivesItsCrash() throws Exception {
        String home = folder.resolve("home").toString();
        try (RunningApi api = new RunningApi(Path.of(home));
                Cellwright serve =
                        Cellwright.start(folder, "serve", "--home", home, "--port", "0")) {
            await().atMost(A_WHILE).until(api::answers);
            Cellwright.Ended created = Cellwright.run(folder, search(home));
            assertThat(created.code()).as(created.errors()).isZero();

            try (Cellwright first = worker(serve, home, "first")) {
                awaitEpochs(api, 1);
                first.terminate();
                assertThat(first.ended(A_WHILE).code()).isZero();
            }
            assertThat(trial(api).path("state").asText()).isEqualTo("paused");
            assertThat(trial(api).path("attempts").asInt()).isZero();
            int behind = trial(api).path("curve").size();

            try (Cellwright second = worker(serve, home, "second")) {
                awaitEpochs(api, behind + 1);
                crash(second);
                await().atMost(A_WHILE)
                        .until(() -> trial(api).path("state").asText().equals("succeeded"));
                second.terminate();
                assertThat(second.ended(A_WHILE).errors())
                        .contains("goes on after epoch " + behind, "starting it again");
            }
            assertThat(trial(api).path("attempts").asInt()).isEqualTo(2);
            assertThat(trial(api).path("curve").findValuesAsText("epoch"))
                    .isEqualTo(IntStream.rangeClosed(1, EPOCHS).mapToObj(String::valueOf).toList());
            assertThat(workers(api)).containsExactlyInAnyOrder("first", "second");
        }
    }

    @Test
    void aSearchThatTrainsFromRungToRungEnds() throws Exception {
        String home = folder.resolve("home").toString();
        Path file = Files.writeString(folder.resolve("search.json"), FROM_RUNG_TO_RUNG);
        try (RunningApi api = new RunningApi(Path.of(home));
                Cellwright serve =
                        Cellwright.start(folder, "serve", "--home", home, "--port", "0")) {
            await().atMost(A_WHILE).until(api::answers);
            Cellwright.Ended created =
                    Cellwright.run(
                            folder, "search", "create", "--home", home, "--file", file.toString());
            assertThat(created.code()).as(created.errors()).isZero();
            try (Cellwright worker = worker(serve, home, "one")) {
                await().atMost(A_WHILE)
                        .until(() ->
                                api.get("searches/1")
                                        .orElseThrow()
                                        .path("state")
                                        .asText()
                                        .equals("completed"));
                worker.terminate();
                assertThat(worker.ended(A_WHILE).errors())
                        .contains("paused after epoch 1", "goes on after epoch 1");
            }
            assertThat(api.trials(1))
                    .hasSize(6)
                    .allSatisfy(trial ->
                            assertThat(trial.path("curve").size())
                                    .isIn(
                                            trial.path("state").asText().equals("succeeded")
                                                    ? List.of(4)
                                                    : List.of(1, 2)));
            assertThat(api.succeeded(1)).isNotEmpty();
        }
    }

    private Cellwright worker(Cellwright serve, String home, String name) {
        return Cellwright.start(
                folder,
                "worker",
                "--controller",
                serve.output().strip().replaceFirst("/login.*", ""),
                "--home",
                home,
                "--slots",
                "1",
                "--name",
                name);
    }

    /// As a fault in the native library would.
    private static void crash(Cellwright worker) throws IOException, InterruptedException {
        ProcessHandle process = worker.child("--no-supervise").orElseThrow();
        new ProcessBuilder("kill", "-SEGV", String.valueOf(process.pid())).start().waitFor();
        process.onExit().join();
    }

    private static void awaitEpochs(RunningApi api, int epochs) {
        await().atMost(A_WHILE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> trial(api).path("curve").size() >= epochs);
    }

    /// The only trial; it is suggested when the first worker asks for work.
    private static JsonNode trial(RunningApi api) {
        return api.trials(1).stream().findFirst().orElse(MissingNode.getInstance());
    }

    private static List<String> workers(RunningApi api) {
        return api.get("workers").orElseThrow().path("workers").findValuesAsText("name");
    }

    private static String[] search(String home) {
        return new String[] {
            "search",
            "create",
            "--home",
            home,
            "--dataset",
            "shapes",
            "--strategy",
            "random",
            "--trials",
            "1",
            "--blocks",
            "1",
            "--filters",
            "2",
            "--epochs",
            String.valueOf(EPOCHS),
            "--batch",
            "32",
            "--train-examples",
            "64",
            "--validation-examples",
            "32",
            "--baselines",
            "none"
        };
    }
}
