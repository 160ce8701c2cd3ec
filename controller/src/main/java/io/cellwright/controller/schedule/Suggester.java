package io.cellwright.controller.schedule;

import io.cellwright.controller.lifecycle.Change;
import io.cellwright.controller.lifecycle.TrialRole;
import io.cellwright.controller.lifecycle.TrialState;
import io.cellwright.controller.search.Search;
import io.cellwright.controller.search.SearchSpecification;
import io.cellwright.controller.search.SearchState;
import io.cellwright.controller.search.strategy.Observation;
import io.cellwright.controller.search.strategy.PolicyState;
import io.cellwright.controller.search.strategy.StrategyFactory;
import io.cellwright.controller.store.Database;
import io.cellwright.controller.store.SearchRow;
import io.cellwright.controller.store.Tables;
import io.cellwright.controller.store.TrialPlan;
import io.cellwright.searchspace.trial.DatasetName;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Turns a strategy's suggestions into trials, one at a time and only when a worker asks, so that
/// each suggestion builds on everything that is known by then.
///
/// A strategy observes only what it reads from the store, in the stored order. So nothing can be
/// observed that is not committed, or twice, and a killed controller makes the same decisions when
/// it comes back.
final class Suggester {

    /// How many trials of a search may wait for the outcome of an equal one. A strategy that is
    /// certain suggests the same network again and again; it should rather learn first.
    private static final int MAXIMUM_WAITING = 4;

    private final Database database;
    private final StrategyFactory strategies;
    private final Endings endings;
    private final InstantSource clock;
    private final Map<Long, Held> searches = new ConcurrentHashMap<>();

    Suggester(Database database, StrategyFactory strategies, Endings endings, InstantSource clock) {
        this.database = database;
        this.strategies = strategies;
        this.endings = endings;
        this.clock = clock;
    }

    /// A search that decides, and the lock that makes it decide one thing at a time. Replaying a
    /// long search takes a while, during which the store must not be locked.
    private record Held(Search search, ReentrantLock lock) {}

    /// Adds one trial to the oldest search that has something left to suggest, on none of these
    /// data sets. Answers whether there was one.
    boolean suggest(Set<DatasetName> missing) {
        List<SearchRow> running = database.read(tables -> tables.searches().running());
        searches.keySet().retainAll(running.stream().map(SearchRow::id).toList());
        for (SearchRow row : running) {
            SearchSpecification specification = row.specification();
            if (!missing.contains(specification.dataset())
                    && row.suggestions() < specification.trials()
                    && suggest(row.id())) {
                return true;
            }
        }
        return false;
    }

    /// Where the policy of a search stands after everything that was observed.
    Optional<PolicyState> policy(long id) {
        Held held = held(id);
        held.lock().lock();
        try {
            catchUp(id, held.search());
            return held.search().policy();
        } finally {
            held.lock().unlock();
        }
    }

    /// Where the policy of a search stood after its first observations, or, where it has not seen
    /// as many, stands now.
    Optional<PolicyState> policy(long id, long observations) {
        SearchRow row = database.read(tables -> tables.searches().get(id));
        Search replayed = new Search(row.specification(), strategies);
        database.read(tables -> tables.queries().observations(id, 0)).stream()
                .limit(observations)
                .forEach(replayed::observe);
        return replayed.policy();
    }

    private Held held(long id) {
        SearchRow row = database.read(tables -> tables.searches().get(id));
        return searches.computeIfAbsent(
                id,
                _ -> new Held(new Search(row.specification(), strategies), new ReentrantLock()));
    }

    private boolean suggest(long id) {
        Held held = held(id);
        held.lock().lock();
        try {
            SearchRow row = database.read(tables -> tables.searches().get(id));
            if (!maySuggest(row)) {
                return false;
            }
            catchUp(id, held.search());
            Search.Suggestion suggestion = held.search().suggest(row.suggestions());
            TrialPlan plan =
                    TrialPlan.of(
                            id,
                            TrialRole.CANDIDATE,
                            Math.toIntExact(row.suggestions() + 1),
                            row.specification().evaluation(suggestion.candidate()),
                            suggestion.choices());
            return database.write(tables -> add(tables, row, plan));
        } finally {
            held.lock().unlock();
        }
    }

    private boolean maySuggest(SearchRow row) {
        return row.state() == SearchState.RUNNING
                && row.suggestions() < row.specification().trials()
                && database.read(tables ->
                        tables.queries().counts(row.id()).in(TrialState.Kind.SUGGESTED))
                        < MAXIMUM_WAITING;
    }

    private void catchUp(long id, Search search) {
        for (Observation observation :
                database.read(tables -> tables.queries().observations(id, search.observed()))) {
            search.observe(observation);
        }
    }

    private boolean add(Tables tables, SearchRow expected, TrialPlan plan) {
        SearchRow row = tables.searches().get(expected.id());
        if (row.state() != SearchState.RUNNING || row.suggestions() != expected.suggestions()) {
            return false;
        }
        tables.searches().countSuggestion(row.id());
        plant(tables, plan);
        return true;
    }

    /// Adds a trial, ended already where an equal one was trained before.
    void plant(Tables tables, TrialPlan plan) {
        long id = tables.trials().insert(plan, clock.instant());
        tables.changed(new Change.TrialChanged(plan.search(), id));
        tables.changed(new Change.SearchChanged(plan.search()));
        endings.twin(tables, plan.evaluationKey())
                .ifPresent(twin ->
                        endings.reuse(tables, tables.trials().get(id), twin, clock.instant()));
    }
}
