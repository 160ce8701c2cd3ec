package io.cellwright.worker.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.worker.engine.Engine;
import io.cellwright.worker.engine.EngineThread;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A worker's process on its own, with the allocator that the launcher gives it and an address
/// space of 6.6 GB.
class ManyTrialsTest {

    /// Takes the launcher, and the command to run as the launcher would.
    private static final String TUNED =
            """
            eval "$(sed -n '/^tune_for_training() {/,/^}/p' "$1")"
            tune_for_training
            shift
            # CUDA would reserve more addresses than that.
            export CUDA_VISIBLE_DEVICES=
            ulimit -v 6500000
            exec "$@"
            """;

    @TempDir private Path folder;

    @Test
    void aHundredTrialsOfAllKindsLeaveNothingBehind() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));

        List<String> lines = output(temporary);

        assertThat(lines).containsSubsequence("neighbour OUT_OF_MEMORY", "curve same");
        assertThat(
                        Stream.of(
                                "EXPLODING_LOSS",
                                "NOT_A_NUMBER",
                                "OUT_OF_MEMORY",
                                "Stopped",
                                "Paused"))
                .allSatisfy(end -> assertThat(count(lines, "trial " + end)).isEqualTo(10));
        assertThat(count(lines, "trial Trained")).isEqualTo(50);
        List<Long> resident =
                lines.stream()
                        .filter(line -> line.startsWith("resident "))
                        .map(line -> Long.parseLong(line.substring("resident ".length())))
                        .toList();
        assertThat(resident.getLast()).isLessThan(resident.getFirst() * 11 / 10);
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void aTrainingGoesOnInAnotherProcessBitForBit() throws Exception {
        String whole;
        Path checkpoint = folder.resolve("checkpoint");
        try (EngineThread slot = new EngineThread(Engine.start(), "slot")) {
            whole = ManyTrials.digest(slot.call(() -> train(StopSignal.NEVER)));
            int[] asked = {0};
            TrainingResult.Paused paused =
                    (TrainingResult.Paused)
                            slot.call(() ->
                                    train(() ->
                                            asked[0]++ < 4
                                                    ? StopSignal.Request.GO_ON
                                                    : StopSignal.Request.PAUSE));
            assertThat(paused.curve().points()).hasSize(1);
            Files.write(checkpoint, paused.checkpoint());
        }

        assertThat(output(folder, checkpoint.toString())).containsExactly("resumed " + whole);
    }

    private static TrainingResult train(StopSignal stop) {
        return Trials.training(_ -> Trials.shapes())
                .run(ManyTrials.paused(), Optional.empty(), _ -> {}, stop);
    }

    private static long count(List<String> lines, String wanted) {
        return lines.stream().filter(wanted::equals).count();
    }

    private List<String> output(Path temporary, String... arguments)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "bash",
                                "-c",
                                TUNED,
                                "bash",
                                "../cellwright",
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseSerialGC",
                                // As large as it gets from the start, so that only the engine's
                                // memory can grow.
                                "-Xms384m",
                                "-Xmx384m",
                                "-XX:+AlwaysPreTouch",
                                "-Djava.io.tmpdir=" + temporary,
                                "-cp",
                                System.getProperty("java.class.path"),
                                ManyTrials.class.getName()));
        command.addAll(List.of(arguments));
        File errors = folder.resolve("errors").toFile();
        Process process = new ProcessBuilder(command).redirectError(errors).start();
        try {
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor())
                    .as("exit code; errors: %s", Files.readString(errors.toPath()))
                    .isZero();
            return output.lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }
}
