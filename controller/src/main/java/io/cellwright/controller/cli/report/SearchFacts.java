package io.cellwright.controller.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.controller.cli.client.SearchView;
import io.cellwright.controller.cli.output.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a search looks for, if not for accuracy alone, and what it has spent, as lines.
public final class SearchFacts {

    private SearchFacts() {}

    /// The lines, joined; nothing where the controller tells nothing of it.
    public static String text(SearchView search) {
        List<String> lines = new ArrayList<>();
        JsonNode objective = search.document().path("objective");
        if (objective.path("goals").size() > 1) {
            List<String> goals =
                    objective.path("goals").valueStream().map(JsonNode::asText).toList();
            lines.add("goals: " + String.join(", ", goals));
        }
        limits(objective.path("limits")).ifPresent(lines::add);
        JsonNode latency = objective.path("latency");
        if (latency.isObject()) {
            lines.add(
                    "latency: target %s ms, weight %s"
                            .formatted(
                                    number(latency.path("targetMilliseconds")),
                                    number(latency.path("weight"))));
        }
        screening(search.document()).ifPresent(lines::add);
        spent(search.document()).ifPresent(lines::add);
        search.spentBudget()
                .map("no more candidates are begun: its %s are spent"::formatted)
                .ifPresent(lines::add);
        return String.join("\n", lines);
    }

    private static Optional<String> limits(JsonNode limits) {
        List<String> texts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> limit : limits.properties()) {
            texts.add("%s %s".formatted(limit.getKey(), Text.count(limit.getValue().asLong())));
        }
        return texts.isEmpty()
                ? Optional.empty()
                : Optional.of("at most: " + String.join(", ", texts));
    }

    private static Optional<String> screening(JsonNode document) {
        JsonNode screening = document.path("screening");
        if (!screening.isObject()) {
            return Optional.empty();
        }
        long first = screening.path("first").asLong();
        boolean all = first >= document.path("trials").asLong();
        return Optional.of(
                "screening: the best of %d proposals by %s%s"
                        .formatted(
                                screening.path("proposals").asLong(),
                                screening.path("score").asText(),
                                all ? "" : ", for the first %d candidates".formatted(first)));
    }

    private static Optional<String> spent(JsonNode document) {
        JsonNode spent = document.path("spent");
        return spent.isObject()
                ? Optional.of(
                        "spent: %s, %s"
                                .formatted(
                                        spent(spent, document, "hours", "hours"),
                                        spent(spent, document, "deviceHours", "device hours")))
                : Optional.empty();
    }

    private static String spent(JsonNode spent, JsonNode document, String field, String name) {
        JsonNode most = document.path("budget").path(field);
        String amount = Text.decimal(OptionalDouble.of(spent.path(field).asDouble()), 2);
        return most.isNumber()
                ? "%s of %s %s".formatted(amount, number(most), name)
                : "%s %s".formatted(amount, name);
    }

    private static String number(JsonNode value) {
        return new BigDecimal(value.asText("0")).stripTrailingZeros().toPlainString();
    }
}
