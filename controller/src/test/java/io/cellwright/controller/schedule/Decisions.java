package io.cellwright.controller.schedule;

import io.cellwright.controller.search.strategy.Observation;
import io.cellwright.controller.store.Database;
import io.cellwright.controller.store.SearchRow;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/// All that was decided in a search, as lines.
public final class Decisions {

    private Decisions() {}

    /// What was suggested, what became of it, what each candidate had at its rungs, what the
    /// strategy observed, in order, and how the search stands.
    public static List<String> of(Database database, long search) {
        return database.read(tables -> {
            SearchRow row = tables.searches().get(search);
            Stream<String> trials =
                    tables.queries().ofSearch(search).stream()
                            .map(trial ->
                                    "%d %s %s after %d"
                                            .formatted(
                                                    trial.plan().number(),
                                                    trial.plan().name(),
                                                    trial.state().kind().text(),
                                                    tables.epochs().last(trial.id())));
            Stream<String> rungs =
                    tables
                            .rungs()
                            .contenders(search, row.specification().recipe().epochs())
                            .stream()
                            .map(one -> new TreeMap<>(one.accuracies()).toString());
            Stream<String> observations =
                    tables
                            .queries()
                            .observations(search, 0, row.specification().objective())
                            .stream()
                            .map(Observation::toString);
            return Stream.of(trials, rungs, observations, Stream.of(row.state().text()))
                    .flatMap(lines -> lines)
                    .toList();
        });
    }
}
