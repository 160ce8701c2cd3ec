package io.cellwright.controller.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cellwright.controller.search.strategy.Strategies;
import io.cellwright.controller.search.strategy.StrategySettings;
import io.cellwright.controller.search.tabular.Accuracies;
import io.cellwright.controller.search.tabular.BenchmarkTable;
import io.cellwright.controller.search.tabular.Duplicates;
import io.cellwright.controller.search.tabular.ReplayRules;
import io.cellwright.controller.search.tabular.Replays;
import io.cellwright.controller.search.tabular.StrategyReport;
import io.cellwright.controller.search.tabular.TableReader;
import io.cellwright.controller.search.tabular.TableRow;
import io.cellwright.searchspace.space.Spaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The table of NAS-Bench-201 on CIFAR-10, where it is at hand: the environment variable
/// CELLWRIGHT_REFERENCE names a folder with `nasbench201/cifar10.csv.gz`.
class NatsBenchTest {

    private static BenchmarkTable table;

    @BeforeAll
    static void read() throws IOException {
        String folder = System.getenv("CELLWRIGHT_REFERENCE");
        assumeThat(folder).as("CELLWRIGHT_REFERENCE is set to a folder").isNotNull();
        Path file = Path.of(folder, "nasbench201", "cifar10.csv.gz");
        assumeThat(file).as("the table is there").exists();
        table = TableReader.read(file, Spaces.named("nasbench201").open());
    }

    @Test
    void itsBestArchitecturesAreThePublishedOnes() {
        assertThat(best(Accuracies::finalTest)).isEqualTo(94.37, within(0.005));
        assertThat(best(Accuracies::reward)).isEqualTo(84.89, within(0.005));
    }

    private static double best(ToDoubleFunction<Accuracies> value) {
        return table.rows().stream()
                .map(TableRow::accuracies)
                .mapToDouble(value)
                .max()
                .orElseThrow();
    }

    /// Published over 500 searches: Dong, Liu, Musial and Gabrys, "NATS-Bench: Benchmarking NAS
    /// Algorithms for Architecture Topology and Size", 2021.
    @ParameterizedTest
    @CsvSource({
        "paper-random,    93.86, 0.23",
        "paper-reinforce, 93.90, 0.26",
        "paper-evolution, 94.02, 0.31"
    })
    void thePapersSettingsFindWhatThePaperFound(String label, double mean, double deviation)
            throws InterruptedException {
        StrategySettings settings =
                Objects.requireNonNull(ComparedStrategies.named("papers").settings().get(label));
        ReplayRules rules = new ReplayRules(20_000, Duplicates.CHARGE);
        Replays replays = new Replays(table, rules, Strategies::create, 2);
        StrategyReport report = StrategyReport.of(replays.run(settings, 200, 1, _ -> {}));
        assertThat(report.answers().finalTest().mean()).isEqualTo(mean, within(0.10));
        assertThat(report.answers().finalTest().std()).isEqualTo(deviation, within(0.10));
    }
}
