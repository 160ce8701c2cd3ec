package io.cellwright.worker.cli;

import io.cellwright.searchspace.commandline.ExitCode;
import io.cellwright.searchspace.commandline.Wording;
import io.cellwright.searchspace.trial.BuiltInDataset;
import io.cellwright.searchspace.zoo.Zoo;
import io.cellwright.worker.agent.AgentSettings;
import io.cellwright.worker.data.Dataset;
import io.cellwright.worker.data.DatasetException;
import io.cellwright.worker.data.DatasetLocator;
import io.cellwright.worker.data.FileDataset;
import io.cellwright.worker.data.GeneratedShapes;
import io.cellwright.worker.data.ShapesSpec;
import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.DeviceRequest;
import io.cellwright.worker.engine.Engine;
import io.cellwright.worker.engine.ProgramException;
import io.cellwright.worker.machine.Allocator;
import io.cellwright.worker.machine.MachineFiles;
import io.cellwright.worker.machine.Memory;
import io.cellwright.worker.machine.Processor;
import io.cellwright.worker.training.Throughput;
import io.cellwright.worker.training.TimedThroughput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `worker check`: whether this machine can train, and how fast.
@Command(
        name = "check",
        description = {
            "Says what this machine would train with, and measures how fast it trains ResNet-20.",
            "Ends with 1 where something prevents training. Needs no controller."
        })
final class WorkerCheckCommand implements Callable<Integer> {

    private static final String MODEL = "resnet20";
    private static final int BATCH = 128;

    private final Console console;
    private final Map<String, String> environment;
    private final MachineFiles files;
    private final Supplier<Engine> start;

    @Mixin private final DeviceOption.Best device = new DeviceOption.Best();

    @Option(
            names = "--slots",
            paramLabel = "N",
            description =
                    "networks trained side by side;"
                            + " default: one for each processor core, or one on a GPU")
    private Optional<Integer> slots = Optional.empty();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "how long training is measured, 1 to 3600; default: 60")
    private int seconds = 60;

    @Mixin private final DatasetOptions datasets = new DatasetOptions();
    @Mixin private final OutputOption output = new OutputOption();

    /// @param environment the variables of the process
    /// @param start loads the engine
    WorkerCheckCommand(
            Console console,
            Map<String, String> environment,
            MachineFiles files,
            Supplier<Engine> start) {
        this.console = console;
        this.environment = Map.copyOf(environment);
        this.files = files;
        this.start = start;
    }

    @Override
    public Integer call() throws InterruptedException {
        DeviceRequest wanted;
        try {
            wanted = device.request();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
        requireWithin("--slots", slots.orElse(1), AgentSettings.MOST_SLOTS);
        requireWithin("--seconds", seconds, 3_600);
        WorkerReport report = report(wanted);
        output.print(console, report.rows(), report.document());
        return report.problems().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private WorkerReport report(DeviceRequest wanted) throws InterruptedException {
        DatasetLocator locator = datasets.locator();
        List<String> problems = new ArrayList<>();
        List<DatasetListing> listings = List.of();
        Optional<Engine> engine = Optional.empty();
        Optional<Device> chosen = Optional.empty();
        Optional<WorkerReport.Measured> measured = Optional.empty();
        try {
            listings = DatasetListing.all(locator);
            engine = Optional.of(start.get());
            chosen = Optional.of(engine.get().choose(wanted));
            measured = Optional.of(measure(engine.get(), chosen.get(), locator));
        } catch (ProgramException | DatasetException | IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        return new WorkerReport(
                engine,
                chosen,
                Processor.read(files, Runtime.getRuntime().availableProcessors()),
                Memory.read(files),
                Allocator.read(files, environment),
                listings,
                measured,
                problems);
    }

    private WorkerReport.Measured measure(Engine engine, Device chosen, DatasetLocator locator)
            throws InterruptedException {
        int side = slots.orElseGet(() -> WorkerCommand.defaultSlots(chosen));
        TimedThroughput benchmark = new TimedThroughput(Zoo.named(MODEL), seconds, BATCH, side);
        Dataset images = images(locator);
        console.err()
                .println(
                        "training %s on %s for about %d seconds, %d side by side on %s"
                                .formatted(MODEL, images.name(), seconds, side, chosen.name()));
        Throughput throughput = benchmark.run(engine, chosen, images);
        return new WorkerReport.Measured(MODEL, images.name(), side, BATCH, seconds, throughput);
    }

    /// CIFAR-10 where a folder that holds it was named, and otherwise generated images of its size.
    private static Dataset images(DatasetLocator locator) {
        boolean named = !locator.requireNamed().isEmpty();
        Optional<FileDataset> found =
                named ? locator.find(BuiltInDataset.CIFAR10) : Optional.empty();
        return found.map(FileDataset::load)
                .orElseGet(() -> new GeneratedShapes(ShapesSpec.DEFAULT).load());
    }

    private static void requireWithin(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new UsageException(Wording.broken(option, "1 to " + most, value));
        }
    }
}
