package io.cellwright.worker.cli;

import io.cellwright.searchspace.commandline.Version;
import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.Engine;
import io.cellwright.worker.machine.Allocator;
import io.cellwright.worker.machine.Memory;
import io.cellwright.worker.machine.Processor;
import io.cellwright.worker.training.Throughput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What `worker check` found.
///
/// @param engine empty where it does not start
/// @param device that was chosen; empty where there is none as wanted
/// @param datasets what there is to train on
/// @param measured empty where nothing could be trained
/// @param problems what prevents training, in sentences
record WorkerReport(
        Optional<Engine> engine,
        Optional<Device> device,
        Processor processor,
        Memory memory,
        Allocator allocator,
        List<DatasetListing> datasets,
        Optional<Measured> measured,
        List<String> problems) {

    /// What a candidate of a search takes, about, with the images that all share.
    private static final long MEMORY_OF_A_SLOT = 1_000_000_000L;

    private static final int CIFAR10_IMAGES = 50_000;

    /// How fast something was trained.
    ///
    /// @param batch images in one step
    record Measured(
            String model,
            String dataset,
            int slots,
            int batch,
            int seconds,
            Throughput throughput) {}

    WorkerReport {
        datasets = List.copyOf(datasets);
        List<String> all = new ArrayList<>(problems);
        if (measured.isPresent() && !Double.isFinite(measured.get().throughput().lastLoss())) {
            all.add("training gave a loss that is not a number: the engine does not compute right");
        }
        problems = List.copyOf(all);
    }

    /// What makes training slower or smaller than it could be.
    List<String> hints() {
        List<String> hints = new ArrayList<>();
        if (allocator == Allocator.GLIBC || allocator == Allocator.GLIBC_TUNED) {
            hints.add(
                    "with tcmalloc installed (Debian's libtcmalloc-minimal4), training needs less"
                            + " memory, and the launcher preloads it");
        }
        measured.ifPresent(value -> {
            if (memory.available() < value.slots() * MEMORY_OF_A_SLOT) {
                hints.add(
                        "%s of memory are little for %d slots: give the worker fewer"
                                .formatted(Sizes.gigabytes(memory.available()), value.slots()));
            }
        });
        if (datasets.stream().anyMatch(dataset -> !dataset.here())) {
            hints.add(
                    "not every data set is here: ./cellwright dataset list says which, and how to"
                            + " get them");
        }
        return hints;
    }

    /// All in one sentence.
    String verdict() {
        if (!problems.isEmpty()) {
            return "this machine cannot train: " + problems.getFirst();
        }
        return measured.map(this::verdict).orElse("nothing was measured");
    }

    private String verdict(Measured value) {
        double perSecond = value.throughput().imagesPerSecond();
        return String.format(
                Locale.ROOT,
                "ready: %d %s on %s %s %,.0f images a second of %s; all of CIFAR-10 once takes %s",
                value.slots(),
                value.slots() == 1 ? "slot" : "slots",
                device.map(Device::name).orElse("cpu"),
                value.slots() == 1 ? "trains" : "together train",
                perSecond,
                value.model(),
                duration(CIFAR10_IMAGES * value.slots() / perSecond)
                        + (value.slots() == 1 ? "" : " in each"));
    }

    private static String duration(double seconds) {
        return seconds < 120
                ? String.format(Locale.ROOT, "%.0f seconds", seconds)
                : String.format(Locale.ROOT, "%.1f minutes", seconds / 60);
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("can_train", problems.isEmpty());
        document.put("verdict", verdict());
        document.put("problems", problems);
        document.put("hints", hints());
        document.put("version", Version.current());
        engine.ifPresent(value -> {
            document.put("engine", "PyTorch " + value.version());
            document.put("devices", value.devices().stream().map(Device::name).toList());
        });
        device.ifPresent(value -> document.put("device", value.name()));
        document.put("processor", processor.name());
        document.put("cores", processor.cores());
        document.put("processor_features", processor.features());
        document.put("bf16", processor.hasBfloat16());
        document.put("memory_bytes", memory.total());
        document.put("memory_available_bytes", memory.available());
        memory.limit().ifPresent(bytes -> document.put("memory_limit_bytes", bytes));
        document.put("allocator", allocator.text());
        document.put("datasets", datasets.stream().map(WorkerReport::document).toList());
        measured.ifPresent(value -> document.put("training", document(value)));
        return document;
    }

    private static Map<String, Object> document(DatasetListing dataset) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", dataset.name());
        document.put("here", dataset.here());
        document.put("location", dataset.location());
        return document;
    }

    private static Map<String, Object> document(Measured value) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("images_per_second", value.throughput().imagesPerSecond());
        document.put("milliseconds_per_step", value.throughput().millisecondsPerStep());
        document.put("last_loss", value.throughput().lastLoss());
        document.put("model", value.model());
        document.put("dataset", value.dataset());
        document.put("slots", value.slots());
        document.put("threads_per_slot", 1);
        document.put("batch", value.batch());
        document.put("seconds", value.seconds());
        return document;
    }

    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        engine.ifPresent(value -> {
            rows.add(List.of("engine", "PyTorch " + value.version()));
            rows.add(
                    List.of(
                            "devices",
                            String.join(
                                    ", ", value.devices().stream().map(Device::name).toList())));
        });
        rows.add(
                List.of(
                        "processor",
                        "%s, %d cores".formatted(processor.name(), processor.cores())));
        rows.add(
                List.of(
                        "features",
                        String.join(", ", processor.features())
                                + (processor.hasBfloat16() ? "" : "; no bf16")));
        rows.add(List.of("memory", memoryText()));
        rows.add(List.of("allocator", allocator.text()));
        datasets.forEach(
                dataset -> rows.add(List.of("data set " + dataset.name(), dataset.location())));
        measured.ifPresent(value -> rows.add(List.of("training", measuredText(value))));
        problems.forEach(problem -> rows.add(List.of("problem", problem)));
        hints().forEach(hint -> rows.add(List.of("hint", hint)));
        rows.add(List.of("verdict", verdict()));
        return rows;
    }

    private String memoryText() {
        return "%s, %s available%s"
                .formatted(
                        Sizes.gigabytes(memory.total()),
                        Sizes.gigabytes(memory.available()),
                        memory.limit().isPresent()
                                ? ", limited to " + Sizes.gigabytes(memory.limit().getAsLong())
                                : "");
    }

    private static String measuredText(Measured value) {
        return String.format(
                Locale.ROOT,
                "%,.1f images a second: %s on %s, %d side by side with one thread each, batch %d, %.0f ms a step",
                value.throughput().imagesPerSecond(),
                value.model(),
                value.dataset(),
                value.slots(),
                value.batch(),
                value.throughput().millisecondsPerStep());
    }
}
