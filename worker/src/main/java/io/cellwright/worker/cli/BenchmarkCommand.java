package io.cellwright.worker.cli;

import io.cellwright.searchspace.commandline.ExitCode;
import io.cellwright.searchspace.zoo.Zoo;
import io.cellwright.worker.data.Dataset;
import io.cellwright.worker.data.DatasetChoice;
import io.cellwright.worker.data.DatasetListener;
import io.cellwright.worker.data.DatasetLocator.Fetching;
import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.Engine;
import io.cellwright.worker.training.Throughput;
import io.cellwright.worker.training.ThroughputBenchmark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `benchmark training`: how fast this machine trains.
@Command(name = "benchmark", description = "Measures this machine.")
final class BenchmarkCommand {

    private static final String SINGLE = "fp32";

    private final Console console;

    BenchmarkCommand(Console console) {
        this.console = console;
    }

    @Command(
            name = "training",
            mixinStandardHelpOptions = true,
            description = {
                "Measures training with random crops and flips, in images per second.",
                "All slots train at the same time; their first five steps are not counted."
            })
    int training(
            @Option(
                            names = "--model",
                            paramLabel = "MODEL",
                            defaultValue = "resnet20",
                            description = "a hand-designed model; default: resnet20")
                    String model,
            @Option(
                            names = "--steps",
                            paramLabel = "N",
                            defaultValue = "40",
                            description = "steps that are counted, in each slot; default: 40")
                    int steps,
            @Option(
                            names = "--batch",
                            paramLabel = "N",
                            defaultValue = "128",
                            description = "images in one step; default: 128")
                    int batch,
            @Option(
                            names = "--slots",
                            paramLabel = "N",
                            defaultValue = "1",
                            description = "networks trained side by side; default: 1")
                    int slots,
            @Option(
                            names = "--device",
                            paramLabel = "DEVICE",
                            defaultValue = "cpu",
                            description = "cpu, or cuda:0, cuda:1, ...; default: cpu")
                    String device,
            @Option(
                            names = "--precision",
                            paramLabel = "NAME",
                            defaultValue = SINGLE,
                            description = "of the numbers: fp32")
                    String precision,
            @Option(
                            names = "--dataset",
                            paramLabel = "NAME",
                            defaultValue = "cifar10",
                            description = "as in `dataset list`, or auto; default: cifar10")
                    String dataset,
            @Mixin DatasetOptions options,
            @Mixin OutputOption output)
            throws InterruptedException {
        ThroughputBenchmark benchmark =
                checked(() -> new ThroughputBenchmark(Zoo.named(model), steps, batch, slots));
        Device target = checked(() -> DeviceOption.device(device));
        if (!precision.equals(SINGLE)) {
            throw new UsageException("--precision is fp32, not \"%.50s\"".formatted(precision));
        }
        DatasetChoice choice =
                options.locator().locate(dataset, Fetching.FORBIDDEN, DatasetListener.silent());
        console.err().println(choice.reason());
        Dataset images = choice.source().load();
        checked(() -> benchmark.fitting(images));
        Engine engine = Engine.start();
        checked(() -> engine.require(target));
        Throughput throughput = benchmark.run(engine, target, images);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("images_per_second", rounded(throughput.imagesPerSecond(), 1));
        result.put("milliseconds_per_step", rounded(throughput.millisecondsPerStep(), 2));
        result.put("last_loss", rounded(throughput.lastLoss(), 4));
        result.put("model", model);
        result.put("dataset", images.name());
        result.put("batch", batch);
        result.put("steps", steps);
        result.put("slots", slots);
        result.put("device", target.name());
        result.put("precision", precision);
        result.put("pytorch", engine.version());
        List<List<String>> rows =
                result.entrySet().stream()
                        .map(entry ->
                                List.of(
                                        entry.getKey().replace('_', ' '),
                                        String.valueOf(entry.getValue())))
                        .toList();
        output.print(console, rows, result);
        return ExitCode.OK;
    }

    private static <T> T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }

    private static double rounded(double value, int digits) {
        return Double.isFinite(value)
                ? Double.parseDouble(String.format(Locale.ROOT, "%." + digits + "f", value))
                : value;
    }
}
