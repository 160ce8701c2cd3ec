package io.cellwright.worker.cli;

import io.cellwright.searchspace.commandline.ExitCode;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.worker.baselines.BaselinePlan;
import io.cellwright.worker.baselines.BaselineReport;
import io.cellwright.worker.baselines.BaselineRun;
import io.cellwright.worker.baselines.Baselines;
import io.cellwright.worker.data.Dataset;
import io.cellwright.worker.data.DatasetChoice;
import io.cellwright.worker.data.DatasetListener;
import io.cellwright.worker.data.DatasetLocator.Fetching;
import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.Engine;
import io.cellwright.worker.training.Throughput;
import io.cellwright.worker.training.ThroughputBenchmark;
import io.cellwright.worker.training.Training;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `benchmark training`: how fast this machine trains. `benchmark baselines`: how good models are.
@Command(name = "benchmark", description = "Measures this machine, and models on it.")
final class BenchmarkCommand {

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
            @Mixin TrainingBenchmarkOptions benchmarked,
            @Option(
                            names = "--dataset",
                            paramLabel = "NAME",
                            defaultValue = "cifar10",
                            description = "as in `dataset list`, or auto; default: cifar10")
                    String dataset,
            @Mixin DatasetOptions options,
            @Mixin OutputOption output)
            throws InterruptedException {
        ThroughputBenchmark benchmark = checked(benchmarked::benchmark);
        Device target = checked(benchmarked::device);
        Dataset images = located(options, dataset).source().load();
        checked(() -> benchmark.fitting(images));
        Engine engine = Engine.start();
        checked(() -> engine.require(target));
        Throughput measured = benchmark.run(engine, target, images);
        Map<String, Object> document =
                benchmarked.document(measured, images, target, engine.version());
        output.print(console, rows("", document), document);
        return ExitCode.OK;
    }

    @Command(
            name = "baselines",
            mixinStandardHelpOptions = true,
            description = {
                "Trains models under one recipe, and writes a table and a plot of their accuracy.",
                "What an interrupted call has trained is kept: the same call goes on from there."
            })
    int baselines(
            @Mixin BaselinesOptions trained,
            @Option(
                            names = "--dataset",
                            paramLabel = "NAME",
                            defaultValue = "cifar10",
                            description = "as in `dataset list`, or auto; default: cifar10")
                    String dataset,
            @Mixin DatasetOptions options,
            @Mixin OutputOption output)
            throws InterruptedException {
        Device target = checked(trained::device);
        DatasetChoice choice = located(options, dataset);
        BaselinePlan plan = checked(() -> trained.plan(DatasetName.of(choice.source().name())));
        BaselineFiles files = BaselineFiles.open(trained.output(), plan.evaluations(), this::tell);
        Engine engine = Engine.start();
        checked(() -> engine.require(target));
        Dataset images = choice.source().load();
        Training training =
                new Training(
                        target,
                        Arithmetic.bfloat16(target),
                        _ -> images,
                        Clock.system(ZoneId.systemDefault()),
                        Optional.empty());
        String machine =
                "PyTorch %s on %s, %d at a time"
                        .formatted(engine.version(), target.name(), trained.slots());
        try (BaselineSlots slots = new BaselineSlots(engine, training)) {
            checked(() -> new Baselines(trained.slots(), slots, files)).run(plan);
        }
        BaselineReport report = BaselineReport.of(plan, machine, files.runs());
        files.write(report);
        output.print(console, report.rows(), report);
        boolean complete = report.models().stream().allMatch(model -> model.failures().isEmpty());
        return complete ? ExitCode.OK : ExitCode.FAILED;
    }

    private void tell(BaselineRun run) {
        String name = run.evaluation().candidate().key();
        console.err()
                .println(
                        switch (run.outcome()) {
                            case Outcome.Succeeded succeeded ->
                                    String.format(
                                            Locale.ROOT,
                                            "%s, seed %d: %.1f %% of the test images",
                                            name,
                                            run.evaluation().seed(),
                                            100 * succeeded.scores().testAccuracy());
                            case Outcome.Scored _ ->
                                    throw new IllegalStateException("models are trained");
                            case Outcome.Failed failed ->
                                    "%s, seed %d failed: %s"
                                            .formatted(
                                                    name,
                                                    run.evaluation().seed(),
                                                    failed.message());
                        });
    }

    /// Says on standard error which data set it is, and why.
    private DatasetChoice located(DatasetOptions options, String dataset) {
        DatasetChoice choice =
                options.locator().locate(dataset, Fetching.FORBIDDEN, DatasetListener.silent());
        console.err().println(choice.reason());
        return choice;
    }

    /// A row for each number or text, with the words that lead to it.
    private static List<List<String>> rows(String words, Map<?, ?> document) {
        List<List<String>> rows = new ArrayList<>();
        document.forEach((key, value) -> {
            String name = words + String.valueOf(key).replace('_', ' ');
            if (value instanceof Map<?, ?> inner) {
                rows.addAll(rows(name + ", ", inner));
            } else {
                rows.add(List.of(name, String.valueOf(value)));
            }
        });
        return rows;
    }

    private static <T> T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }
}
