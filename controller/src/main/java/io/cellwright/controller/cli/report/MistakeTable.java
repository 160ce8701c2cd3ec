package io.cellwright.controller.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.controller.cli.output.Table;
import io.cellwright.controller.cli.output.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/// What a network takes for what most often.
public final class MistakeTable {

    private static final int ROWS = 5;

    private MistakeTable() {}

    private record Mistake(String label, String takenFor, long count, double share) {}

    /// The most frequent mistakes in a `confusion` of the API, a row each; nothing where there are
    /// none, or where it is null.
    public static String of(JsonNode confusion) {
        List<Mistake> mistakes =
                mistakes(confusion).stream()
                        .sorted(Comparator.comparingLong(Mistake::count).reversed())
                        .limit(ROWS)
                        .toList();
        Table table = Table.of("MOST OFTEN CONFUSED", "TAKEN FOR", ">IMAGES", ">OF ITS CLASS");
        for (Mistake mistake : mistakes) {
            table.row(
                    Text.visible(mistake.label()),
                    Text.visible(mistake.takenFor()),
                    Text.count(mistake.count()),
                    Text.percent(OptionalDouble.of(mistake.share())));
        }
        return mistakes.isEmpty() ? "" : "\n\n" + table.render();
    }

    private static List<Mistake> mistakes(JsonNode confusion) {
        JsonNode classes = confusion.path("classes");
        List<Mistake> mistakes = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            JsonNode row = confusion.path("counts").path(label);
            long all = row.valueStream().mapToLong(JsonNode::asLong).sum();
            for (int taken = 0; taken < row.size(); taken++) {
                long count = row.path(taken).asLong();
                if (taken != label && count > 0) {
                    mistakes.add(
                            new Mistake(
                                    classes.path(label).asText(),
                                    classes.path(taken).asText(),
                                    count,
                                    count / (double) all));
                }
            }
        }
        return mistakes;
    }
}
