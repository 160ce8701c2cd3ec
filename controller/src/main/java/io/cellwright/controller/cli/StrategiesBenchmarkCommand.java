package io.cellwright.controller.cli;

import io.cellwright.controller.cli.benchmark.ComparedStrategies;
import io.cellwright.controller.cli.benchmark.ReplayProgress;
import io.cellwright.controller.cli.benchmark.StrategyChart;
import io.cellwright.controller.cli.benchmark.StrategyTables;
import io.cellwright.controller.cli.output.ProgressLine;
import io.cellwright.controller.cli.output.Terminal;
import io.cellwright.controller.search.strategy.Strategies;
import io.cellwright.controller.search.strategy.StrategySettings;
import io.cellwright.controller.search.tabular.BenchmarkTable;
import io.cellwright.controller.search.tabular.Duplicates;
import io.cellwright.controller.search.tabular.ReplayRules;
import io.cellwright.controller.search.tabular.ReplayedSearch;
import io.cellwright.controller.search.tabular.Replays;
import io.cellwright.controller.search.tabular.StrategyReport;
import io.cellwright.controller.search.tabular.TableReader;
import io.cellwright.searchspace.commandline.ExitCode;
import io.cellwright.searchspace.commandline.FileTrouble;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.space.Spaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "strategies",
        description = {
            "Replays searches on a table of known outcomes, and compares what strategies find.",
            "The strategies are those of searches; time is what the table says that trainings take."
        })
final class StrategiesBenchmarkCommand implements Callable<Integer> {

    /// The space whose architectures a table spells.
    private static final String SPACE = "nasbench201";

    private static final int MOST_RUNS = 100_000;

    private final Terminal terminal;
    private final InstantSource clock;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private OutputOptions output = new OutputOptions();

    @Option(
            names = "--table",
            required = true,
            paramLabel = "FILE",
            description =
                    "Comma-separated values, plain or compressed by gzip, with the columns arch,"
                            + " params, macs, reward_accuracy, final_valid_accuracy,"
                            + " final_test_accuracy and seconds.")
    private Path table = Path.of("");

    @Option(
            names = "--space",
            defaultValue = SPACE,
            paramLabel = "NAME",
            completionCandidates = TabularSpaces.class,
            description = "The space of the table's architectures: ${COMPLETION-CANDIDATES}.")
    private String space = SPACE;

    @Option(
            names = "--strategies",
            split = ",",
            paramLabel = "NAME",
            description =
                    "What is compared, separated by commas; all of --settings unless given, or"
                            + " every strategy.")
    private List<String> labels = List.of();

    @Option(
            names = "--settings",
            paramLabel = "FILE|papers",
            description =
                    "YAML or JSON with more names for --strategies, each with a strategy and its"
                            + " parameters, as `small: {name: evolution, populationSize: 10}`; or"
                            + " papers, the settings of NATS-Bench.")
    private Optional<String> settings = Optional.empty();

    @Option(
            names = "--budget-seconds",
            required = true,
            paramLabel = "S",
            description =
                    "The simulated time of a search; the evaluation that crosses it still counts.")
    private double budgetSeconds;

    @Option(
            names = "--runs",
            defaultValue = "500",
            paramLabel = "R",
            description = "How many searches of each, 1 to 100,000; 500 unless given.")
    private int runs;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "The seed of all searches; 1 unless given.")
    private long seed;

    @Option(
            names = "--duplicates",
            paramLabel = "WAY",
            description =
                    "reuse: an architecture whose canonical hash was evaluated costs nothing, and"
                            + " after 1,000 of them in a row a search ends; charge: each evaluation"
                            + " costs its time. reuse unless given, charge with --settings papers.")
    private Optional<Duplicates> duplicates = Optional.empty();

    @Option(
            names = "--plot",
            paramLabel = "FILE",
            description = "Also draws the best so far against simulated time, as SVG.")
    private Optional<Path> plot = Optional.empty();

    /// @param clock of this machine, for the progress
    StrategiesBenchmarkCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    /// What the shell offers.
    static final class TabularSpaces implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return List.of(SPACE).iterator();
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        OptionRules options = new OptionRules(spec);
        options.requireOneOf("--space", space, List.of(SPACE));
        options.requireWithin("--runs", runs, 1, MOST_RUNS);
        ReplayRules rules = rules();
        ComparedStrategies compared = checked(this::compared);
        requireFolderOfPlot();
        BenchmarkTable known = read(Spaces.named(space).open());
        Map<String, List<ReplayedSearch>> searches = replayed(compared, known, rules);
        Map<String, StrategyReport> reports = new LinkedHashMap<>();
        searches.forEach((label, replayed) -> reports.put(label, StrategyReport.of(replayed)));
        output.print(
                terminal,
                () -> StrategyTables.of(reports, budgetSeconds),
                () -> Map.of("strategies", reports));
        if (plot.isPresent()) {
            String picture = StrategyChart.svg(searches, budgetSeconds);
            new OutputFile(terminal, plot).write(picture);
        }
        return ExitCode.OK;
    }

    private Map<String, List<ReplayedSearch>> replayed(
            ComparedStrategies compared, BenchmarkTable known, ReplayRules rules)
            throws InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        Replays replays = new Replays(known, rules, Strategies::create, threads);
        Map<String, List<ReplayedSearch>> searches = new LinkedHashMap<>();
        ProgressLine line = new ProgressLine(terminal);
        for (Map.Entry<String, StrategySettings> strategy : compared.settings().entrySet()) {
            String label = strategy.getKey();
            ReplayProgress progress = new ReplayProgress(line, label, runs, clock);
            List<ReplayedSearch> replayed =
                    replays.run(strategy.getValue(), runs, seed, progress::ended);
            progress.done(StrategyReport.of(replayed));
            searches.put(label, replayed);
        }
        line.end();
        return searches;
    }

    private ReplayRules rules() {
        Duplicates usual = isOfPapers() ? Duplicates.CHARGE : Duplicates.REUSE;
        if (!(budgetSeconds > 0 && budgetSeconds <= ReplayRules.MAXIMUM_BUDGET)) {
            throw new OptionRules(spec)
                    .usage(
                            "--budget-seconds is more than 0 and at most %,.0f, not %s"
                                    .formatted(ReplayRules.MAXIMUM_BUDGET, budgetSeconds));
        }
        return new ReplayRules(budgetSeconds, duplicates.orElse(usual));
    }

    private boolean isOfPapers() {
        return settings.filter(ComparedStrategies.PAPERS::equals).isPresent();
    }

    private ComparedStrategies compared() {
        ComparedStrategies usual = ComparedStrategies.usual();
        Optional<ComparedStrategies> own = settings.map(ComparedStrategies::named);
        return labels.isEmpty()
                ? own.orElse(usual)
                : own.map(usual::with).orElse(usual).only(labels);
    }

    /// Better said before minutes of work than after.
    private void requireFolderOfPlot() {
        Optional<Path> folder = plot.map(Path::toAbsolutePath).map(Path::getParent);
        if (folder.isPresent() && !Files.isDirectory(folder.get())) {
            throw new OptionRules(spec)
                    .usage(
                            "--plot is a file in a folder that exists, not %s"
                                    .formatted(plot.get()));
        }
    }

    private BenchmarkTable read(SearchSpace opened) {
        return checked(() -> {
            try {
                return TableReader.read(table, opened);
            } catch (IOException e) {
                throw new IllegalArgumentException(
                        "%s cannot be read: %s".formatted(table, FileTrouble.words(e)), e);
            }
        });
    }

    /// What is wrong with a file is wrong with the call.
    private <T> T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new OptionRules(spec).usage(String.valueOf(e.getMessage()));
        }
    }
}
