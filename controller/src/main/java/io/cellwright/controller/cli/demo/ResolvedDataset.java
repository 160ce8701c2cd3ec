package io.cellwright.controller.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.controller.cli.output.CommandFailure;
import io.cellwright.controller.cli.output.Terminal;
import io.cellwright.controller.cli.output.Text;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.InvalidDocumentException;
import io.cellwright.searchspace.trial.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A data set that is there and whole.
///
/// @param folder where its files are, empty for a generated one
record ResolvedDataset(DatasetName name, Optional<Path> folder) {

    /// Finds, or fetches, and checks what was asked for: the worker's program does it, because only
    /// it reads images. Throws [CommandFailure] with its message.
    static ResolvedDataset of(DemoOptions options, Launcher launcher, Terminal terminal) {
        List<String> get = new ArrayList<>(List.of("dataset", "get", options.dataset()));
        options.data().ifPresent(data -> get.addAll(List.of("--data", data.toString())));
        get.addAll(List.of("--home", options.home().toString(), "-o", "json"));
        JsonNode found = run(launcher.command(get), line -> terminal.tell(Text.visible(line)));
        DatasetName name = DatasetName.of(found.path("name").asText(""));
        if (name.equals(DatasetName.SHAPES)) {
            return new ResolvedDataset(name, Optional.empty());
        }
        Path folder = Path.of(found.path("location").asText(""));
        run(
                launcher.command(
                        List.of(
                                "dataset",
                                "verify",
                                name.text(),
                                "--data",
                                folder.toString(),
                                "-o",
                                "json")),
                line -> {});
        return new ResolvedDataset(name, Optional.of(folder));
    }

    private static JsonNode run(ProcessBuilder program, Consumer<String> messages) {
        try {
            Process process = program.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            process.getOutputStream().close();
            String[] refusal = {""};
            Thread forwarding =
                    Thread.ofVirtual().start(() -> refusal[0] = forward(process, messages));
            String answer =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            forwarding.join();
            if (code != 0) {
                throw new CommandFailure(
                        refusal[0].isEmpty()
                                ? "%s ended with %d".formatted(program.command(), code)
                                : refusal[0]);
            }
            return Json.readTree(answer);
        } catch (IOException | InvalidDocumentException e) {
            throw new CommandFailure(
                    "%s failed: %s".formatted(program.command(), e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }

    /// Passes messages on as they come, but keeps the last refusal for the one line of an error.
    private static String forward(Process process, Consumer<String> messages) {
        String refusal = "";
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(ChildLog.REFUSAL)) {
                    refusal = line.substring(ChildLog.REFUSAL.length());
                } else {
                    messages.accept(line);
                }
            }
        } catch (IOException e) {
            // The process is gone; its exit code tells.
        }
        return refusal;
    }
}
