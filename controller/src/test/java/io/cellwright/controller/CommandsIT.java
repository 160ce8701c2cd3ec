package io.cellwright.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.searchspace.trial.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A small search from the command line, with a controller and a worker in processes of their own.
class CommandsIT {

    @TempDir private Path folder;

    @Test
    void aSearchIsCreatedWatchedShownAndExported() throws IOException {
        String home = folder.resolve("home").toString();
        try (Cellwright serve = Cellwright.start(folder, "serve", "--home", home, "--port", "0");
                RunningApi api = new RunningApi(Path.of(home))) {
            await().atMost(Duration.ofMinutes(1))
                    .failFast(() ->
                            assertThat(serve.family().getLast().isAlive())
                                    .as(serve.errors())
                                    .isTrue())
                    .until(api::answers);
            try (Cellwright worker =
                    Cellwright.start(
                            folder,
                            "worker",
                            "--controller",
                            serve.output().strip().replaceFirst("/login.*", ""),
                            "--home",
                            home,
                            "--slots",
                            "2")) {
                Cellwright.Ended watched = Cellwright.run(folder, smallSearch(home));
                assertThat(watched.code()).as(watched.errors() + worker.errors()).isZero();

                JsonNode searches = json(folder, "search", "list", "--home", home);
                assertThat(searches.findValuesAsText("state")).contains("completed");
                JsonNode search = json(folder, "search", "show", "1", "--home", home);
                String best = search.findPath("best").path("name").asText();
                assertThat(best).hasSize(16);

                assertThat(
                                json(folder, "architecture", "show", best, "--home", home)
                                        .findPath("hash")
                                        .asText())
                        .isEqualTo(best);
                Path archive = folder.resolve("best.pt");
                Cellwright.Ended exported =
                        Cellwright.run(
                                folder,
                                "architecture",
                                "export",
                                best.substring(0, 8),
                                "--format",
                                "torchscript",
                                "--output",
                                archive.toString(),
                                "--home",
                                home);
                assertThat(exported.code()).as(exported.errors()).isZero();
                try (ZipFile zip = new ZipFile(archive.toFile())) {
                    assertThat(zip.stream())
                            .anyMatch(entry -> entry.getName().endsWith("/data.pkl"));
                }
                worker.terminate();
                assertThat(worker.ended(Duration.ofMinutes(1)).code()).isZero();
            }
            serve.terminate();
            assertThat(serve.ended(Duration.ofMinutes(1)).errors()).doesNotContain("Exception");
        }
    }

    @Test
    void withoutAControllerTheErrorTellsWhatToDo() {
        Cellwright.Ended ended =
                Cellwright.run(
                        folder, "search", "list", "--home", folder.resolve("nobody").toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.errors()).startsWith("cellwright: ").contains("serve");
        assertThat(ended.output()).isEmpty();
    }

    private static String[] smallSearch(String home) {
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
            "2",
            "--blocks",
            "1",
            "--filters",
            "2",
            "--epochs",
            "1",
            "--batch",
            "32",
            "--train-examples",
            "256",
            "--validation-examples",
            "128",
            "--watch"
        };
    }

    private static JsonNode json(Path folder, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-o", "json"));
        Cellwright.Ended ended = Cellwright.run(folder, all.toArray(String[]::new));
        assertThat(ended.code()).as(ended.errors()).isZero();
        return Json.readTree(ended.output());
    }
}
