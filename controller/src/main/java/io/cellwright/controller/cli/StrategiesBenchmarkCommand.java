package io.cellwright.controller.cli;

import io.cellwright.controller.cli.benchmark.ComparedStrategies;
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
import java.nio.file.Path;
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
            description = "What is compared, separated by commas; every strategy unless given.")
    private List<String> labels = List.of();

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description =
                    "YAML or JSON with more names for --strategies, each with a strategy and its"
                            + " parameters, as `small: {name: evolution, populationSize: 10}`.")
    private Optional<Path> settings = Optional.empty();

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
            defaultValue = "reuse",
            paramLabel = "WAY",
            description =
                    "reuse: an architecture whose canonical hash was evaluated costs nothing, and"
                            + " after 1,000 of them in a row a search ends; charge: each evaluation"
                            + " costs its time. reuse unless given.")
    private Duplicates duplicates = Duplicates.REUSE;

    StrategiesBenchmarkCommand(Terminal terminal) {
        this.terminal = terminal;
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
        BenchmarkTable known = read(Spaces.named(space).open());
        Map<String, StrategyReport> reports = new LinkedHashMap<>();
        Replays replays =
                new Replays(
                        known,
                        rules,
                        Strategies::create,
                        Runtime.getRuntime().availableProcessors());
        ProgressLine progress = new ProgressLine(terminal);
        for (Map.Entry<String, StrategySettings> strategy : compared.settings().entrySet()) {
            String label = strategy.getKey();
            List<ReplayedSearch> searches =
                    replays.run(
                            strategy.getValue(),
                            runs,
                            seed,
                            ended ->
                                    progress.show(
                                            (double) ended / runs,
                                            label,
                                            "%,d of %,d searches".formatted(ended, runs)));
            reports.put(label, StrategyReport.of(searches));
        }
        progress.end();
        output.print(
                terminal,
                () -> StrategyTables.of(reports, budgetSeconds),
                () -> Map.of("strategies", reports));
        return ExitCode.OK;
    }

    private ReplayRules rules() {
        if (!(budgetSeconds > 0 && budgetSeconds <= ReplayRules.MAXIMUM_BUDGET)) {
            throw new OptionRules(spec)
                    .usage(
                            "--budget-seconds is more than 0 and at most %,.0f, not %s"
                                    .formatted(ReplayRules.MAXIMUM_BUDGET, budgetSeconds));
        }
        return new ReplayRules(budgetSeconds, duplicates);
    }

    private ComparedStrategies compared() {
        Optional<ComparedStrategies> own = settings.map(ComparedStrategies::ofFile);
        if (labels.isEmpty()) {
            return own.orElseGet(ComparedStrategies::usual);
        }
        return own.map(ComparedStrategies.usual()::with)
                .orElseGet(ComparedStrategies::usual)
                .only(labels);
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
