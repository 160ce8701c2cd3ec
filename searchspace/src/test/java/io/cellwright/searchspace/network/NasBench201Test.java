package io.cellwright.searchspace.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.graph.Shape;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// The whole table of NAS-Bench-201 (Dong and Yang, 2020), where it is at hand: the environment
/// variable CELLWRIGHT_REFERENCE names a folder with `nasbench201/cifar10.csv.gz`, whose columns
/// are index, arch, params, macs and the accuracies.
class NasBench201Test {

    private static final int CELLS = 15_625;

    /// The benchmark also counts the biases of its classifier's ten outputs.
    private static final int CLASSIFIER_BIASES = 10;

    private record Row(Architecture.Edges cell, long parameters, long multiplyAdds) {}

    @Test
    void everyCellHasTheParametersAndMultiplyAddsOfTheTable() throws IOException {
        EdgesSkeleton skeleton = new EdgesSkeleton(5, 16, new Shape(3, 32, 32), 10);
        List<Row> table = table();
        assertThat(table).hasSize(CELLS);
        for (Row row : table) {
            Cost cost = Cost.of(skeleton.stack(row.cell()));
            assertThat(cost.parameters()).as(row.cell().text()).isEqualTo(row.parameters());
            assertThat(cost.multiplyAdds() + CLASSIFIER_BIASES)
                    .as(row.cell().text())
                    .isEqualTo(row.multiplyAdds());
        }
    }

    private static List<Row> table() throws IOException {
        String folder = System.getenv("CELLWRIGHT_REFERENCE");
        assumeThat(folder).as("CELLWRIGHT_REFERENCE is set to a folder").isNotNull();
        Path file = Path.of(folder, "nasbench201", "cifar10.csv.gz");
        assumeThat(file).as("the table is there").exists();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(NasBench201Test::row).toList();
        }
    }

    private static Row row(String line) {
        String[] fields = line.split(",", -1);
        return new Row(
                Architecture.Edges.of(fields[1]),
                Long.parseLong(fields[2]),
                Long.parseLong(fields[3]));
    }
}
