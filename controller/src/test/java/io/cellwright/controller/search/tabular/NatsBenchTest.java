package io.cellwright.controller.search.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cellwright.controller.search.strategy.RandomSettings;
import io.cellwright.controller.search.strategy.Strategies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/// The table of NAS-Bench-201 on CIFAR-10, where it is at hand: the environment variable
/// CELLWRIGHT_REFERENCE names a folder with `nasbench201/cifar10.csv.gz`.
class NatsBenchTest {

    private static BenchmarkTable table() throws IOException {
        String folder = System.getenv("CELLWRIGHT_REFERENCE");
        assumeThat(folder).as("CELLWRIGHT_REFERENCE is set to a folder").isNotNull();
        Path file = Path.of(folder, "nasbench201", "cifar10.csv.gz");
        assumeThat(file).as("the table is there").exists();
        return TableReader.read(file, MadeUpTable.SPACE);
    }

    @Test
    void itsBestArchitecturesAreThePublishedOnes() throws IOException {
        BenchmarkTable table = table();
        assertThat(best(table, Accuracies::finalTest)).isEqualTo(94.37, within(0.005));
        assertThat(best(table, Accuracies::reward)).isEqualTo(84.89, within(0.005));
    }

    private static double best(BenchmarkTable table, ToDoubleFunction<Accuracies> value) {
        return table.rows().stream()
                .map(TableRow::accuracies)
                .max(Comparator.comparingDouble(value))
                .map(value::applyAsDouble)
                .orElseThrow();
    }

    /// Dong, Liu, Musial and Gabrys, "NATS-Bench: Benchmarking NAS Algorithms for Architecture
    /// Topology and Size", 2021: 93.86 +- 0.23 over 500 searches.
    @Test
    void randomSearchFindsWhatThePaperFound() throws IOException, InterruptedException {
        ReplayRules rules = new ReplayRules(20_000, Duplicates.CHARGE);
        Replays replays = new Replays(table(), rules, Strategies::create, 2);
        StrategyReport report =
                StrategyReport.of(replays.run(new RandomSettings(), 200, 1, _ -> {}));
        assertThat(report.answers().finalTest().mean()).isEqualTo(93.86, within(0.10));
        assertThat(report.answers().finalTest().std()).isEqualTo(0.23, within(0.10));
    }
}
