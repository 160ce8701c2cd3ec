package io.cellwright.controller.search.tabular;

import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.space.Spaces;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A table of all cells of NAS-Bench-201 whose accuracies are made up: 3x3 convolutions are good,
/// late ones better.
public final class MadeUpTable {

    public static final SearchSpace SPACE = Spaces.named("nasbench201").open();

    /// What every training takes.
    public static final double SECONDS = 100;

    public static final String HEADER =
            "arch,params,macs,reward_accuracy,final_valid_accuracy,final_test_accuracy,seconds";

    private static final Map<String, Double> WORTH =
            Map.of("nor_conv_3x3", 3.0, "nor_conv_1x1", 2.0, "skip_connect", 1.0);

    private MadeUpTable() {}

    public static List<TableRow> rows() {
        return SPACE.enumerate().map(MadeUpTable::row).toList();
    }

    /// The lines of a file, the header first.
    public static List<String> lines() {
        return Stream.concat(Stream.of(HEADER), rows().stream().map(MadeUpTable::line)).toList();
    }

    public static String line(TableRow row) {
        return "%s,%d,%d,%s,%s,%s,%s"
                .formatted(
                        row.architecture(),
                        row.parameters(),
                        row.multiplyAdds(),
                        row.accuracies().reward(),
                        row.accuracies().finalValidation(),
                        row.accuracies().finalTest(),
                        row.seconds());
    }

    private static TableRow row(List<Integer> choices) {
        Architecture architecture = SPACE.decode(choices);
        double reward = 10;
        for (int edge = 0; edge < choices.size(); edge++) {
            String operation = SPACE.decisions().get(edge).options().get(choices.get(edge));
            reward += (edge + 1) * WORTH.getOrDefault(operation, 0.0);
        }
        return new TableRow(
                architecture, 1000, 2000, new Accuracies(reward, reward + 5, reward + 8), SECONDS);
    }
}
