package io.cellwright.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// A Python that has certain modules, where there is one.
///
/// @param command what starts it
record Python(Optional<String> command) {

    /// @param modules as an `import` names them
    static Python with(String modules) {
        return new Python(
                Stream.of("python3", "/usr/bin/python3")
                        .filter(command ->
                                run(List.of(command, "-c", "import " + modules)).exitCode() == 0)
                        .findFirst());
    }

    /// Skips the test where there is none.
    void assume(String missing) {
        assumeThat(command).as(missing).isPresent();
    }

    /// Runs a script that lies beside the tests, in that folder, and expects that it succeeds.
    void runScript(String script, Path folder, String... arguments) throws IOException {
        Path copy = folder.resolve(script);
        try (InputStream source =
                Objects.requireNonNull(Python.class.getResourceAsStream(script))) {
            Files.copy(source, copy);
        }
        List<String> line = new ArrayList<>(List.of(command.orElseThrow(), copy.toString()));
        line.addAll(List.of(arguments));
        Run run = run(line);
        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    private record Run(int exitCode, String output) {}

    /// A command that cannot be started has failed, too.
    private static Run run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), output);
        } catch (IOException e) {
            return new Run(127, e.toString());
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }
}
