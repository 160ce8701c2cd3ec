package io.cellwright.worker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.searchspace.commandline.ExitCode;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.worker.cli.GpuReport.EngineStart;
import io.cellwright.worker.engine.Engine;
import io.cellwright.worker.engine.ProgramException;
import io.cellwright.worker.machine.Disks;
import io.cellwright.worker.machine.GpuEngine;
import io.cellwright.worker.machine.GpuEngineSetup;
import io.cellwright.worker.machine.NativeJars;
import io.cellwright.worker.machine.NvidiaSmi;
import io.cellwright.worker.machine.SystemCommands;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `gpu`, `gpu check`, `gpu setup`: NVIDIA GPUs, and the engine for them.
@Command(
        name = "gpu",
        description = "Says which NVIDIA GPUs can be used, and fetches what they need.",
        footer = {"", "Without a command it does what gpu check does."})
final class GpuCommand implements Callable<Integer> {

    /// What the commands need of the machine.
    ///
    /// @param environment the variables of the process
    /// @param engine in its place
    /// @param start of the engine that this process has
    /// @param jars in which the native libraries are
    /// @param launcher runs another command of the launcher
    record Surroundings(
            Map<String, String> environment,
            GpuEngine engine,
            Supplier<Engine> start,
            SystemCommands commands,
            Supplier<NativeJars> jars,
            Disks disks,
            LauncherCommands launcher) {}

    private final Console console;
    private final Surroundings surroundings;

    @Mixin private final OutputOption output = new OutputOption();

    GpuCommand(Console console, Surroundings surroundings) {
        this.console = console;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return report(output);
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Says which NVIDIA GPUs there are, whether they can be used, and what to do next.",
                "Ends with 1 where no GPU can be used."
            })
    int check(@Mixin OutputOption chosen) {
        return report(chosen);
    }

    @Command(
            name = "setup",
            mixinStandardHelpOptions = true,
            description = {
                "Fetches the engine for NVIDIA GPUs and unpacks it, once: PyTorch for CUDA 11.8, and"
                        + " cuDNN.",
                "It fetches 3.7 GB with Maven and unpacks 3.6 GB into ~/.cache/cellwright/engines, or"
                        + " where CELLWRIGHT_ENGINES says."
            })
    int setup() {
        GpuEngine engine = surroundings.engine();
        GpuEngine.State.Ready ready =
                new GpuEngineSetup(
                                engine,
                                surroundings.jars().get(),
                                surroundings.disks(),
                                line -> console.err().println("gpu: " + line))
                        .run();
        console.err()
                .println(
                        "gpu: PyTorch %s for CUDA 11.8 is in %s, %s"
                                .formatted(
                                        ready.version(),
                                        engine.folder(),
                                        Sizes.gigabytes(ready.bytes())));
        // Another process: this one has an engine already, and the loader's paths are for the next.
        surroundings.launcher().build();
        JsonNode found = Json.readTree(surroundings.launcher().gpuCheck());
        console.out().println("engine   " + found.path("engine").textValue());
        console.out().println("verdict  " + found.path("verdict").textValue());
        return found.path("loads").booleanValue() ? ExitCode.OK : ExitCode.FAILED;
    }

    private int report(OutputOption chosen) {
        GpuEngine engine = surroundings.engine();
        GpuReport report =
                new GpuReport(
                        new NvidiaSmi(surroundings.commands()).survey(),
                        engine.folder(),
                        engine.state(),
                        start());
        chosen.print(console, report.rows(), report.document());
        return report.usable() ? ExitCode.OK : ExitCode.FAILED;
    }

    /// Starts the engine where this process was given one for GPUs.
    private Optional<EngineStart> start() {
        Map<String, String> environment = surroundings.environment();
        boolean unpacked =
                surroundings
                        .engine()
                        .folder()
                        .resolve("torch")
                        .toString()
                        .equals(environment.get("PYTORCH_LIBRARY_PATH"));
        if (!unpacked && !"auto".equals(environment.get("CELLWRIGHT_PROFILE"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new EngineStart.Started(surroundings.start().get()));
        } catch (ProgramException e) {
            return Optional.of(new EngineStart.Refused(String.valueOf(e.getMessage())));
        }
    }
}
