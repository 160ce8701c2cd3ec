package io.cellwright.worker.cli;

import io.cellwright.worker.machine.GpuEngineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The commands of the launcher with which setting up the engine for GPUs ends.
interface LauncherCommands {

    /// Builds the worker for that engine. Throws [GpuEngineException].
    void build();

    /// What `gpu check -o json` prints with that engine.
    String gpuCheck();

    /// The launcher of this process.
    ///
    /// @param environment the variables of the process
    static Path script(Map<String, String> environment) {
        String launcher = environment.get("CELLWRIGHT_LAUNCHER");
        if (launcher == null || !Files.isExecutable(Path.of(launcher))) {
            throw new UsageException(
                    "gpu setup is started with the launcher, ./cellwright, whose path is in"
                            + " CELLWRIGHT_LAUNCHER");
        }
        return Path.of(launcher);
    }

    /// Runs them as processes, whose messages go to standard error.
    ///
    /// @param environment the variables of this process
    static LauncherCommands processes(Map<String, String> environment) {
        return new LauncherCommands() {
            @Override
            public void build() {
                run(false, "build");
            }

            @Override
            public String gpuCheck() {
                return run(true, "gpu", "check", "-o", "json");
            }

            private String run(boolean mayFail, String... words) {
                List<String> command = new ArrayList<>();
                command.add(script(environment).toString());
                command.addAll(List.of(words));
                ProcessBuilder builder =
                        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
                builder.environment().put("CELLWRIGHT_PROFILE", "cu118");
                builder.environment().remove("CELLWRIGHT_SKIP_BUILD");
                try {
                    Process process = builder.start();
                    process.getOutputStream().close();
                    String output =
                            new String(
                                    process.getInputStream().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    if (process.waitFor() != 0 && !mayFail) {
                        throw new GpuEngineException(
                                "cellwright %s failed".formatted(String.join(" ", words)));
                    }
                    return output;
                } catch (IOException e) {
                    throw new GpuEngineException(
                            "the launcher cannot be run: " + e.getMessage(), e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new GpuEngineException("interrupted while the launcher ran", e);
                }
            }
        };
    }
}
