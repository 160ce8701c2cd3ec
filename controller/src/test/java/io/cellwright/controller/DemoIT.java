package io.cellwright.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demo as a new user runs it: real processes, real training on real images where there are
/// any.
class DemoIT {

    private static final Duration A_MOMENT = Duration.ofMinutes(1);
    private static final Duration A_WHILE = Duration.ofMinutes(6);
    private static final int CANDIDATES = 3;

    @TempDir private Path folder;

    /// One demo that is told to end, killed in part, killed as a whole, and always goes on.
    @Test
    void aDemoGoesOnAfterEveryWayToEndIt() {
        Path home = folder.resolve("home");
        try (RunningApi api = new RunningApi(home)) {
            List<ProcessHandle> left;
            try (Cellwright demo = start(home)) {
                awaitSucceeded(api, demo, 1);
                left = demo.family();
                demo.terminate();
                demo.ended(A_MOMENT);
            }
            assertThat(left).noneMatch(ProcessHandle::isAlive);

            Map<Long, JsonNode> reported;
            try (Cellwright demo = start(home)) {
                awaitRunning(api, demo);
                kill(demo.child("serve").orElseThrow());
                await().atMost(A_MOMENT).until(() -> demo.child("serve").isPresent());
                awaitRunning(api, demo);
                kill(demo.child("worker").orElseThrow());
                await().atMost(A_MOMENT).until(() -> demo.child("worker").isPresent());
                awaitSucceeded(api, demo, 2);
                reported = byId(api.succeeded(1));
                awaitNextWrite(api, demo);
                demo.kill();
            }

            List<String> arguments = new ArrayList<>(arguments(home));
            arguments.add("--exit-when-done");
            try (Cellwright demo = Cellwright.start(folder, arguments)) {
                Cellwright.Ended ended = demo.ended(A_WHILE);
                assertThat(ended.code()).as(ended.errors()).isZero();
                assertThat(ended.output()).contains("best cell", "resnet20", "PARAMETERS");
            }
            requireEveryTrialOnce(home, api, reported);
        }
    }

    private void requireEveryTrialOnce(Path home, RunningApi api, Map<Long, JsonNode> reported) {
        try (Cellwright serve =
                Cellwright.start(folder, "serve", "--home", home.toString(), "--port", "0")) {
            await().atMost(A_MOMENT).until(api::answers);
            List<JsonNode> trials = api.trials(1);
            assertThat(trials)
                    .as(serve.errors())
                    .hasSize(CANDIDATES + 1)
                    .allMatch(trial -> trial.path("state").asText().equals("succeeded"));
            assertThat(trials)
                    .extracting(trial -> trial.path("role").asText() + trial.path("number"))
                    .doesNotHaveDuplicates();
            // What was reported before the kill is still there, to the last digit.
            assertThat(byId(trials)).containsAllEntriesOf(reported);
            assertThat(trials)
                    .extracting(trial -> trial.path("validationAccuracy").asDouble())
                    .allMatch(accuracy -> accuracy > 0.13)
                    .satisfies(all -> assertThat(all.stream().distinct()).hasSizeGreaterThan(1));
        }
    }

    @Test
    void whatCannotWorkIsRefusedBeforeAnythingStarts() {
        String home = folder.resolve("refused").toString();
        Cellwright.Ended dataset =
                Cellwright.run(folder, "demo", "--dataset", "imagenet", "--home", home);
        assertThat(dataset.code()).isEqualTo(2);
        assertThat(dataset.errors()).contains("imagenet", "cifar10", "shapes");

        Cellwright.Ended missing =
                Cellwright.run(
                        folder,
                        "demo",
                        "--dataset",
                        "cifar10",
                        "--data",
                        folder.toString(),
                        "--home",
                        home);
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.errors()).contains("data_batch_1.bin", folder.toString());

        Cellwright.Ended trials = Cellwright.run(folder, "demo", "--trials", "0", "--home", home);
        assertThat(trials.code()).isEqualTo(2);
        assertThat(trials.errors()).contains("--trials", "0");
        assertThat(dataset.output() + missing.output() + trials.output()).isEmpty();
    }

    private Cellwright start(Path home) {
        return Cellwright.start(folder, arguments(home));
    }

    private static List<String> arguments(Path home) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "demo",
                                "--trials",
                                String.valueOf(CANDIDATES),
                                "--slots",
                                "2",
                                "--port",
                                "0",
                                "--home",
                                home.toString()));
        String images = System.getenv("CELLWRIGHT_CIFAR10");
        arguments.addAll(
                images == null
                        ? List.of("--dataset", "shapes")
                        : List.of("--dataset", "cifar10", "--data", images));
        return arguments;
    }

    private static void awaitSucceeded(RunningApi api, Cellwright demo, int count) {
        await().conditionEvaluationListener(null)
                .atMost(A_WHILE)
                .failFast(() ->
                        assertThat(demo.family().getLast().isAlive()).as(demo.errors()).isTrue())
                .until(() -> api.succeeded(1).size() >= count);
    }

    /// Who asks may be told of an outcome that its worker has no answer for yet, as it is not yet
    /// on disk. There is one write at a time: once another one is seen, it is.
    private static void awaitNextWrite(RunningApi api, Cellwright demo) {
        List<JsonNode> before = api.trials(1);
        await().atMost(A_WHILE)
                .failFast(() ->
                        assertThat(demo.family().getLast().isAlive()).as(demo.errors()).isTrue())
                .until(() -> !api.trials(1).equals(before));
    }

    private static void awaitRunning(RunningApi api, Cellwright demo) {
        await().atMost(A_WHILE)
                .failFast(() ->
                        assertThat(demo.family().getLast().isAlive()).as(demo.errors()).isTrue())
                .until(() ->
                        api.trials(1).stream()
                                .anyMatch(trial -> trial.path("state").asText().equals("running")));
    }

    private static void kill(ProcessHandle process) {
        assertThat(process.destroyForcibly()).isTrue();
    }

    private static Map<Long, JsonNode> byId(List<JsonNode> trials) {
        return trials.stream()
                .collect(Collectors.toMap(trial -> trial.path("id").asLong(), Function.identity()));
    }
}
