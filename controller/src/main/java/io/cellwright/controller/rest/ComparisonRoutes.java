package io.cellwright.controller.rest;

import static io.cellwright.controller.rest.Authentication.Caller.OPERATOR;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.lifecycle.TrialRole;
import io.cellwright.controller.lifecycle.TrialState;
import io.cellwright.controller.search.SearchState;
import io.cellwright.controller.search.comparison.Comparison;
import io.cellwright.controller.search.comparison.Run;
import io.cellwright.controller.store.Database;
import io.cellwright.controller.store.SearchRow;
import io.cellwright.controller.store.Tables;
import io.cellwright.controller.store.Trial;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.LearningCurve;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// The route that compares searches.
final class ComparisonRoutes {

    private static final String SEARCHES = "searches";

    private final Database database;

    ComparisonRoutes(Database database) {
        this.database = database;
    }

    void addTo(Routes routes) {
        routes.get("/comparison", OPERATOR, call -> Reply.ok(compare(call)));
    }

    /// Those that the query names, or all that were not cancelled.
    private ObjectNode compare(Call call) {
        List<Long> asked = call.query(SEARCHES).map(ComparisonRoutes::numbers).orElse(List.of());
        Comparison comparison =
                database.read(tables ->
                        Comparison.of(rows(tables, asked).map(row -> run(tables, row)).toList()));
        return view(comparison);
    }

    private static Stream<SearchRow> rows(Tables tables, List<Long> asked) {
        return asked.isEmpty()
                ? tables.searches().all().stream()
                        .filter(row -> row.state() != SearchState.CANCELLED)
                        .sorted(Comparator.comparingLong(SearchRow::id))
                : asked.stream().distinct().map(id -> tables.searches().get(id));
    }

    private static List<Long> numbers(String text) {
        if (!text.matches("[0-9]{1,18}(,[0-9]{1,18}){0,999}")) {
            throw Refusal.of(
                    SEARCHES,
                    "searches are up to 1,000 numbers with commas between them, not \"%.100s\""
                            .formatted(text));
        }
        return Stream.of(text.split(",", -1)).map(Long::valueOf).toList();
    }

    private static Run run(Tables tables, SearchRow row) {
        Map<Long, List<LearningCurve.Point>> curves = tables.epochs().ofSearch(row.id());
        List<Run.Step> steps =
                tables.queries().trained(row.id()).stream()
                        .filter(ComparisonRoutes::counts)
                        .sorted(
                                Comparator.comparing(ComparisonRoutes::endedAt)
                                        .thenComparingLong(Trial::id))
                        .map(trial -> step(trial, curves.getOrDefault(trial.id(), List.of())))
                        .toList();
        return new Run(row.id(), row.specification(), row.state(), steps);
    }

    private static boolean counts(Trial trial) {
        return trial.plan().role() == TrialRole.CANDIDATE
                && trial.endedAt().isPresent()
                && trial.state().kind() != TrialState.Kind.CANCELLED;
    }

    private static Instant endedAt(Trial trial) {
        return trial.endedAt().orElseThrow();
    }

    private static Run.Step step(Trial trial, List<LearningCurve.Point> curve) {
        double trained = curve.isEmpty() ? 0 : curve.getLast().seconds();
        double seconds = trial.reusedFrom() == null ? trained : 0;
        return trial.state() instanceof TrialState.Succeeded succeeded
                ? new Run.Step(
                        OptionalDouble.of(succeeded.scores().validationAccuracy()),
                        OptionalDouble.of(succeeded.scores().testAccuracy()),
                        trial.reusedFrom() == null ? succeeded.scores().seconds() : 0)
                : new Run.Step(OptionalDouble.empty(), OptionalDouble.empty(), seconds);
    }

    private static ObjectNode view(Comparison comparison) {
        ObjectNode view = Views.object();
        ArrayNode tasks = view.putArray("tasks");
        comparison.tasks().forEach(task -> tasks.add(Json.tree(task)));
        return view;
    }
}
