package io.cellwright.worker.cli;

import io.cellwright.searchspace.trial.Precision;
import io.cellwright.worker.data.Dataset;
import io.cellwright.worker.engine.Device;
import io.cellwright.worker.training.StepSplit;
import io.cellwright.worker.training.Throughput;
import io.cellwright.worker.training.ThroughputBenchmark;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What `benchmark training` measures.
final class TrainingBenchmarkOptions {

    @Option(
            names = "--model",
            paramLabel = "NAME|FILE",
            description =
                    "a hand-designed model, published cells in any size as nasnet-a-n2-f16, or a"
                            + " file written by `architecture export --format json` or"
                            + " `model export --format graph`; default: resnet20")
    private String model = "resnet20";

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "steps that are counted, in each slot; default: 40")
    private int steps = 40;

    @Option(names = "--batch", paramLabel = "N", description = "images in one step; default: 128")
    private int batch = 128;

    @Option(
            names = "--slots",
            paramLabel = "N",
            description = "networks trained side by side; default: 1")
    private int slots = 1;

    @Mixin private final DeviceOption device = new DeviceOption();

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            description = "of the feature maps: fp32 or bf16; default: fp32")
    private String precision = Precision.FP32.text();

    @Option(
            names = "--split",
            description =
                    "measure afterwards, by more steps, what data, forward, backward and update take")
    private boolean split;

    Device device() {
        return device.device();
    }

    /// The benchmark. Throws [IllegalArgumentException] that names the option and the rule.
    ThroughputBenchmark benchmark() {
        return new ThroughputBenchmark(
                NamedNetwork.of(model).network(), steps, batch, slots, precision(), split);
    }

    private Precision precision() {
        return Stream.of(Precision.FP32, Precision.BF16)
                .filter(known -> known.text().equals(precision))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "--precision is fp32 or bf16, not \"%.50s\"".formatted(precision)));
    }

    /// The document, in the order in which it is read.
    Map<String, Object> document(
            Throughput measured, Dataset images, Device target, String engine) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("images_per_second", rounded(measured.imagesPerSecond(), 1));
        document.put("milliseconds_per_step", rounded(measured.millisecondsPerStep(), 2));
        document.put("last_loss", rounded(measured.lastLoss(), 4));
        measured.peakMemoryBytes().ifPresent(bytes -> document.put("peak_memory_bytes", bytes));
        measured.split().ifPresent(parts -> document.put("split_milliseconds", parts(parts)));
        document.put("model", NamedNetwork.of(model).name());
        document.put("dataset", images.name());
        document.put("batch", batch);
        document.put("steps", steps);
        document.put("slots", slots);
        document.put("device", target.name());
        document.put("precision", precision);
        document.put("pytorch", engine);
        return document;
    }

    private static Map<String, Object> parts(StepSplit split) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("data", rounded(split.data(), 2));
        parts.put("forward", rounded(split.forward(), 2));
        parts.put("backward", rounded(split.backward(), 2));
        parts.put("update", rounded(split.update(), 2));
        return parts;
    }

    private static double rounded(double value, int digits) {
        return Double.isFinite(value)
                ? Double.parseDouble(String.format(Locale.ROOT, "%." + digits + "f", value))
                : value;
    }
}
