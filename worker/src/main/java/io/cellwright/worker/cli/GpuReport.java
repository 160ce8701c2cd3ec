package io.cellwright.worker.cli;

import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.Engine;
import io.cellwright.worker.machine.ComputeCapability;
import io.cellwright.worker.machine.GpuEngine;
import io.cellwright.worker.machine.GpuSurvey;
import io.cellwright.worker.machine.NvidiaGpu;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What `gpu check` found.
///
/// @param folder where the engine for GPUs is unpacked
/// @param start what became of starting it; empty where it was not tried
record GpuReport(
        GpuSurvey survey, Path folder, GpuEngine.State state, Optional<EngineStart> start) {

    /// What became of starting the engine.
    sealed interface EngineStart {

        record Started(Engine engine) implements EngineStart {}

        record Refused(String reason) implements EngineStart {}
    }

    /// Whether programs can run on a GPU.
    boolean usable() {
        return start.filter(GpuReport::hasGpu).isPresent();
    }

    /// Whether the libraries for GPUs load, with or without a GPU.
    boolean loads() {
        return start.filter(EngineStart.Started.class::isInstance).isPresent();
    }

    private static boolean hasGpu(EngineStart start) {
        return switch (start) {
            case EngineStart.Started(Engine engine) ->
                    engine.devices().stream().anyMatch(Device.Gpu.class::isInstance);
            case EngineStart.Refused _ -> false;
        };
    }

    /// What it means, in one sentence.
    String verdict() {
        if (usable()) {
            return "ready: ./cellwright worker takes the GPU by itself, --device cuda:0 names it";
        }
        return switch (survey) {
            case GpuSurvey.NoDriver _ ->
                    "no NVIDIA GPU can be used: there is no driver (no nvidia-smi); workers train on"
                            + " the processor";
            case GpuSurvey.NoGpu(String reason) ->
                    "no NVIDIA GPU can be used: the driver shows none (%s)".formatted(reason);
            case GpuSurvey.Found(List<NvidiaGpu> gpus) -> verdict(gpus);
        };
    }

    private String verdict(List<NvidiaGpu> gpus) {
        Optional<ComputeCapability> newer =
                gpus.stream()
                        .flatMap(gpu -> gpu.capability().stream())
                        .filter(capability -> !GpuEngine.supports(capability))
                        .findFirst();
        if (newer.isPresent()) {
            return "the engine has code for compute capability 3.7 to 9.x, not %s; where the internet can be reached, CELLWRIGHT_PROFILE=auto fetches a newer one at run time"
                    .formatted(newer.get());
        }
        return switch (state) {
            case GpuEngine.State.Absent _ ->
                    "the engine for GPUs is missing: ./cellwright gpu setup fetches it, 3.7 GB, once";
            case GpuEngine.State.Damaged _ ->
                    "the engine for GPUs is damaged: ./cellwright gpu setup unpacks it again";
            case GpuEngine.State.Ready _ ->
                    start.map(GpuReport::refusal)
                            .orElse(
                                    "the engine for GPUs is there, and this process has another one");
        };
    }

    private static String refusal(EngineStart start) {
        return switch (start) {
            case EngineStart.Started _ ->
                    "the engine for GPUs starts, and CUDA finds no GPU: is the driver at least 450.80,"
                            + " and CUDA_VISIBLE_DEVICES right?";
            case EngineStart.Refused(String reason) -> reason;
        };
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("usable", usable());
        document.put("loads", loads());
        document.put("driver", driver());
        document.put("gpus", gpus().stream().map(GpuReport::document).toList());
        document.put("engine", engineText());
        document.put("folder", folder.toString());
        document.put("verdict", verdict());
        return document;
    }

    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("driver", driver()));
        gpus().forEach(gpu -> rows.add(List.of("cuda:" + gpu.index(), row(gpu))));
        rows.add(List.of("engine", engineText()));
        rows.add(List.of("folder", folder.toString()));
        rows.add(List.of("verdict", verdict()));
        return rows;
    }

    private List<NvidiaGpu> gpus() {
        return switch (survey) {
            case GpuSurvey.Found(List<NvidiaGpu> gpus) -> gpus;
            case GpuSurvey.NoDriver _, GpuSurvey.NoGpu _ -> List.of();
        };
    }

    private String driver() {
        return switch (survey) {
            case GpuSurvey.Found(List<NvidiaGpu> gpus) -> gpus.getFirst().driver();
            case GpuSurvey.NoDriver _ -> "none";
            case GpuSurvey.NoGpu _ -> "shows no GPU";
        };
    }

    private String engineText() {
        String files =
                switch (state) {
                    case GpuEngine.State.Absent _ -> "not set up";
                    case GpuEngine.State.Damaged(String reason) -> "damaged: " + reason;
                    case GpuEngine.State.Ready(String version, long bytes) ->
                            "PyTorch %s for CUDA 11.8, %s"
                                    .formatted(version, Sizes.gigabytes(bytes));
                };
        return files + start.map(GpuReport::startText).orElse("");
    }

    private static String startText(EngineStart start) {
        return switch (start) {
            case EngineStart.Started(Engine engine) ->
                    "; starts, with " + engine.devices().stream().map(Device::name).toList();
            case EngineStart.Refused _ -> "; does not start";
        };
    }

    private static Map<String, Object> document(NvidiaGpu gpu) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("device", new Device.Gpu(gpu.index()).name());
        document.put("name", gpu.name());
        gpu.capability()
                .ifPresent(capability -> document.put("compute_capability", capability.toString()));
        gpu.memory().ifPresent(bytes -> document.put("memory_bytes", bytes));
        gpu.free().ifPresent(bytes -> document.put("free_bytes", bytes));
        return document;
    }

    private static String row(NvidiaGpu gpu) {
        return "%s, compute capability %s, memory %s, of which %s are free"
                .formatted(
                        gpu.name(),
                        gpu.capability().map(ComputeCapability::toString).orElse("unknown"),
                        gigabytes(gpu.memory()),
                        gigabytes(gpu.free()));
    }

    private static String gigabytes(OptionalLong bytes) {
        return bytes.isPresent() ? Sizes.gigabytes(bytes.getAsLong()) : "unknown";
    }
}
