package io.cellwright.controller.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.controller.cli.client.Api;
import io.cellwright.controller.cli.output.Table;
import io.cellwright.controller.cli.output.Text;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What searches found, beside each other.
public final class ComparisonTables {

    /// What the numbers are.
    public static final String LEGEND =
            "Mean +- standard deviation over runs, in percent; of the candidate with the best"
                    + " validation accuracy of each run. A difference no larger than the spread of"
                    + " both is within the spread: it may be chance.";

    private ComparisonTables() {}

    /// A table for each task of an answer.
    public static String tasks(JsonNode answer) {
        List<JsonNode> tasks = Api.list(answer, "tasks");
        if (tasks.isEmpty()) {
            return "There is nothing to compare.";
        }
        return tasks.stream()
                .map(task -> (tasks.size() > 1 ? heading(task) + "\n" : "") + groups(task))
                .collect(Collectors.joining("\n\n"));
    }

    private static String heading(JsonNode task) {
        JsonNode space = task.at("/task/space");
        String what =
                "%s in %s, %d epochs"
                        .formatted(
                                task.at("/task/dataset").asText(),
                                space.at("/definition/name").asText(space.path("name").asText()),
                                task.at("/task/recipe/epochs").asInt());
        List<String> fields = Api.list(task, "differsIn").stream().map(JsonNode::asText).toList();
        return Text.visible(
                fields.isEmpty()
                        ? what
                        : "%s: another task, and not comparable with the first: %s"
                                .formatted(what, String.join(", ", fields)));
    }

    private static String groups(JsonNode task) {
        Table table =
                Table.of(
                        "SEARCHES",
                        "METHOD",
                        ">RUNS",
                        ">VALIDATION",
                        ">TEST",
                        ">TRIALS",
                        ">DEVICE HOURS",
                        ">AFTER 25 %",
                        ">50 %",
                        ">100 %",
                        "VALIDATION TO CONTROL",
                        "TEST TO CONTROL");
        for (JsonNode group : Api.list(task, "groups")) {
            table.row(
                    searches(group),
                    group.path("label").asText() + (isControl(group) ? " (control)" : ""),
                    runs(group),
                    percent(group.path("validationAccuracy")),
                    percent(group.path("testAccuracy")),
                    plain(group.path("trials"), 0),
                    plain(group.path("deviceHours"), 2),
                    percent(group.at("/after/25")),
                    percent(group.at("/after/50")),
                    percent(group.at("/after/100")),
                    difference(group, "validationAccuracy"),
                    difference(group, "testAccuracy"));
        }
        return table.render();
    }

    private static boolean isControl(JsonNode group) {
        return group.path("control").asBoolean();
    }

    private static String searches(JsonNode group) {
        return group.path("searches")
                .valueStream()
                .map(JsonNode::asText)
                .collect(Collectors.joining(" "));
    }

    private static String runs(JsonNode group) {
        int all = group.path("searches").size();
        int running = group.path("running").asInt();
        return running == 0 ? String.valueOf(all) : "%d, %d running".formatted(all, running);
    }

    private static String percent(JsonNode spread) {
        return spread(spread, 100, 1);
    }

    private static String plain(JsonNode spread, int digits) {
        return spread(spread, 1, digits);
    }

    private static String spread(JsonNode spread, double unit, int digits) {
        if (!spread.isObject()) {
            return Text.NONE;
        }
        String mean = number(unit * spread.path("mean").asDouble(), digits);
        return spread.has("deviation")
                ? mean + " +- " + number(unit * spread.path("deviation").asDouble(), digits)
                : mean + ", 1 run";
    }

    private static String difference(JsonNode group, String measure) {
        if (isControl(group)) {
            return Text.NONE;
        }
        JsonNode difference = group.path("againstControl").path(measure);
        if (difference.isMissingNode()) {
            return group.has("againstControl")
                    ? Text.NONE
                    : "no random search with the same trials and budget";
        }
        String mean = String.format(Locale.ROOT, "%+.1f", 100 * difference.path("mean").asDouble());
        String spread = number(100 * difference.path("spread").asDouble(), 1);
        return switch (difference.path("verdict").asText()) {
            case "higher", "lower" ->
                    "%s +- %s, %s".formatted(mean, spread, difference.path("verdict").asText());
            case "within-spread" -> "%s +- %s, within the spread".formatted(mean, spread);
            default -> mean + ", 1 run: the spread is unknown";
        };
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
