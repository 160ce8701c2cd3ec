package io.cellwright.worker.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Runs the small programs that describe a machine.
@FunctionalInterface
public interface SystemCommands {

    /// How a program ended.
    ///
    /// @param output all that it printed
    record Ended(int code, String output) {}

    /// Runs a program; empty where there is none of that name, or it does not end.
    Optional<Ended> run(List<String> command);

    /// Real programs, each for as long as a busy driver may take to answer.
    static SystemCommands real() {
        return command -> {
            try {
                Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
                process.getOutputStream().close();
                Thread watch =
                        Thread.ofVirtual()
                                .start(() -> {
                                    try {
                                        if (!process.waitFor(30, TimeUnit.SECONDS)) {
                                            process.destroyForcibly();
                                        }
                                    } catch (InterruptedException _) {
                                        process.destroyForcibly();
                                    }
                                });
                String output =
                        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                int code = process.waitFor();
                watch.join();
                return Optional.of(new Ended(code, output));
            } catch (IOException _) {
                return Optional.empty();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        };
    }
}
