package io.cellwright.worker.cli;

import io.cellwright.searchspace.commandline.ExitCode;
import io.cellwright.searchspace.commandline.Version;
import io.cellwright.searchspace.commandline.Wording;
import io.cellwright.worker.agent.Agent;
import io.cellwright.worker.agent.AgentSettings;
import io.cellwright.worker.agent.Connection;
import io.cellwright.worker.agent.Notices;
import io.cellwright.worker.agent.SharedDatasets;
import io.cellwright.worker.agent.Timing;
import io.cellwright.worker.agent.Trainers;
import io.cellwright.worker.data.DatasetLocator;
import io.cellwright.worker.data.DatasetLocator.Fetching;
import io.cellwright.worker.data.FileDataset;
import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.DeviceRequest;
import io.cellwright.worker.training.DataMemory;
import io.cellwright.worker.training.DatasetSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `worker`: trains trials for a controller until it is told to stop.
@Command(
        name = "worker",
        description = {
            "Trains networks for a controller until it is stopped.",
            "Ctrl-C or SIGTERM hands running trials in, for others to go on with, and ends it; the"
                    + " same again ends it at once.",
            "It trains in a process of its own, which is started again when it crashes."
        })
final class WorkerCommand implements Callable<Integer> {

    /// Makes what a worker trains with.
    @FunctionalInterface
    interface TrainersOn {

        /// Throws [IllegalArgumentException] where the machine has no such device.
        ///
        /// @param timeLimit how long a trial may take
        DeviceTrainers device(
                DeviceRequest request, DatasetSource datasets, Optional<Duration> timeLimit);
    }

    /// What a worker trains with.
    ///
    /// @param device that was chosen
    record DeviceTrainers(Device device, Trainers trainers) {}

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Console console;
    private final Map<String, String> environment;
    private final StopSources stops;
    private final TrainersOn trainers;
    private final Clock clock;

    @Option(
            names = "--controller",
            paramLabel = "URL",
            description = "the controller's address, as http://127.0.0.1:8080")
    private Optional<String> controller = Optional.empty();

    @Mixin private final TokenOption token = new TokenOption();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "what the worker is called; default: the name of this host")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--slots",
            paramLabel = "N",
            description =
                    "how many trials to train side by side;"
                            + " default: one for each processor core, or one on a GPU")
    private Optional<Integer> slots = Optional.empty();

    @Mixin private final DeviceOption.Best device = new DeviceOption.Best();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description =
                    "how long to wait at the start for a controller that does not answer;"
                            + " default: as long as it takes")
    private Optional<Long> wait = Optional.empty();

    @Option(
            names = "--memory",
            paramLabel = "BYTES",
            description =
                    "how much memory trials may take together;"
                            + " default: what the device has, less a reserve")
    private Optional<Long> memory = Optional.empty();

    @Mixin private final SupervisionOptions supervision = new SupervisionOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private final TimeLimitOption timeLimit = new TimeLimitOption();

    @Mixin private final DataMemoryOption dataMemory = new DataMemoryOption();

    @Mixin private final DatasetOptions datasets = new DatasetOptions();

    /// @param environment the variables of the process
    WorkerCommand(
            Console console,
            Map<String, String> environment,
            StopSources stops,
            TrainersOn trainers,
            Clock clock) {
        this.console = console;
        this.environment = Map.copyOf(environment);
        this.stops = stops;
        this.trainers = trainers;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        // Not required by the parser, which would also ask `worker check` for it.
        String address =
                controller.orElseThrow(
                        () -> new UsageException("the option --controller URL is missing"));
        DeviceRequest wanted = checked(device::request);
        // What is wrong is said before the engine starts, which then says which device it is.
        String called = checked(() -> settings(new Device.Cpu())).name();
        Optional<Duration> limit = timeLimit.limit();
        String shown = token.read(environment, datasets.home());
        Connection connection = checked(() -> Connection.of(address, shown));
        return supervision.supervise()
                ? supervise(called)
                : train(wanted, called, limit, connection);
    }

    private int supervise(String called) throws IOException, InterruptedException {
        List<String> arguments = spec.root().commandLine().getParseResult().originalArgs();
        ProcessBuilder program = supervision.program(arguments, datasets.home());
        Supervisor supervisor =
                new Supervisor(program::start, Crashes.ofAWorker(), notices(called)::say, clock);
        stops.whenSignalled(supervisor::stop, supervisor::kill);
        if (supervision.exitOnStdinClose()) {
            stops.whenInputEnds(supervisor::stop);
        }
        return supervisor.run();
    }

    private int train(
            DeviceRequest wanted, String called, Optional<Duration> limit, Connection connection) {
        DatasetLocator locator = datasets.locator();
        DatasetSource source = sharedDatasets(locator, dataMemory.memory(), notices(called));
        // A wrong folder is refused now, not at the cost of the trials that would need it.
        // Nothing is kept, as trials may need but one of several.
        locator.requireNamed().forEach(FileDataset::load);
        // Last, as it starts the engine.
        DeviceTrainers made = checked(() -> trainers.device(wanted, source, limit));
        AgentSettings settings = settings(made.device());
        Agent agent = new Agent(settings, connection, made.trainers(), notices(called), clock);
        stops.whenSignalled(agent::drain, () -> {});
        if (supervision.exitOnStdinClose()) {
            stops.whenInputEnds(agent::drain);
        }
        if (!agent.run()) {
            stops.endAtOnce(ExitCode.OK);
        }
        return ExitCode.OK;
    }

    private AgentSettings settings(Device chosen) {
        String called = name.orElseGet(WorkerCommand::hostName);
        if (wait.isPresent() && wait.get() < 0) {
            throw new IllegalArgumentException("--wait is 0 seconds or more, not " + wait.get());
        }
        if (slots.isPresent() && (slots.get() < 1 || slots.get() > AgentSettings.MOST_SLOTS)) {
            throw new IllegalArgumentException(
                    Wording.broken("--slots", "1 to " + AgentSettings.MOST_SLOTS, slots.get()));
        }
        if (memory.isPresent() && memory.get() < 1) {
            throw new IllegalArgumentException("--memory is 1 byte or more, not " + memory.get());
        }
        return new AgentSettings(
                supervision.identity(),
                called,
                slots.orElseGet(() -> defaultSlots(chosen)),
                chosen.name(),
                Version.current(),
                memory.map(OptionalLong::of).orElse(OptionalLong.empty()),
                wait.map(Duration::ofSeconds),
                called.hashCode(),
                Timing.PRODUCTION);
    }

    static int defaultSlots(Device device) {
        return switch (device) {
            case Device.Cpu _ -> Runtime.getRuntime().availableProcessors();
            case Device.Gpu _ -> 1;
        };
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "worker";
        }
    }

    private static DatasetSource sharedDatasets(
            DatasetLocator locator, DataMemory memory, Notices notices) {
        // A trial is no moment to start a download of minutes.
        return new SharedDatasets(
                dataset ->
                        locator.locate(dataset, Fetching.FORBIDDEN, notices::say).source().load(),
                memory);
    }

    private Notices notices(String called) {
        return line ->
                console.err()
                        .println(
                                "%s %s: %s"
                                        .formatted(
                                                LocalTime.now(clock).format(TIME), called, line));
    }

    private static <T> T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }
}
