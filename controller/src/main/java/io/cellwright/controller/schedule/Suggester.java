package io.cellwright.controller.schedule;

import io.cellwright.controller.lifecycle.Change;
import io.cellwright.controller.lifecycle.TrialRole;
import io.cellwright.controller.lifecycle.TrialState;
import io.cellwright.controller.search.Screening;
import io.cellwright.controller.search.Search;
import io.cellwright.controller.search.objective.Objective;
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
import java.util.OptionalDouble;
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
    /// certain suggests the same network again and again until it learns the outcome. Further
    /// suggestions of it give way to their neighbours, so that no slot stands idle meanwhile.
    private static final int MAXIMUM_WAITING = 4;

    private final Database database;
    private final StrategyFactory strategies;
    private final Endings endings;
    private final InstantSource clock;
    private final Screenings screenings;
    private final Map<Long, Held> searches = new ConcurrentHashMap<>();

    Suggester(Database database, StrategyFactory strategies, Endings endings, InstantSource clock) {
        this.database = database;
        this.strategies = strategies;
        this.endings = endings;
        this.clock = clock;
        this.screenings = new Screenings(database);
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
            if (!missing.contains(row.specification().dataset())
                    && row.maySuggest()
                    && suggest(row.id())) {
                return true;
            }
        }
        return false;
    }

    /// Where the policy of a search stands after everything that was observed.
    Optional<PolicyState> policy(long id) {
        SearchRow row = database.read(tables -> tables.searches().get(id));
        Held held = held(id);
        held.lock().lock();
        try {
            catchUp(row, held.search());
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
        Objective objective = row.specification().objective();
        database.read(tables -> tables.queries().observations(id, 0, objective)).stream()
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
            if (!row.maySuggest()) {
                return false;
            }
            catchUp(row, held.search());
            return row.specification()
                    .screening()
                    .filter(screening -> screening.applies(row.suggestions()))
                    .map(screening -> screened(row, held.search(), screening))
                    .orElseGet(() ->
                            add(
                                    row,
                                    held.search(),
                                    held.search().suggest(row.suggestions()),
                                    OptionalDouble.empty()));
        } finally {
            held.lock().unlock();
        }
    }

    private boolean screened(SearchRow row, Search search, Screening screening) {
        return switch (screenings.next(row, search, screening)) {
            case Screenings.Step.Choose(Search.Suggestion chosen, double score) ->
                    add(row, search, chosen, OptionalDouble.of(score));
            case Screenings.Step.Score(List<TrialPlan> proposals) ->
                    database.write(tables -> {
                        boolean isWanted = tables.searches().get(row.id()).maySuggest();
                        if (isWanted) {
                            proposals.forEach(proposal -> plant(tables, proposal));
                        }
                        return isWanted;
                    });
            case Screenings.Step.Await _ -> false;
        };
    }

    /// Adds a suggestion, or its neighbour.
    ///
    /// @param score by which it was chosen, if it was
    private boolean add(
            SearchRow row, Search search, Search.Suggestion suggestion, OptionalDouble score) {
        return unlessWaiting(row, search, suggestion)
                .map(added -> plan(row, added))
                .map(plan -> database.write(tables -> add(tables, row, plan, score)))
                .orElse(false);
    }

    /// What the strategy suggests; or, where enough trials wait for the outcome of an equal one and
    /// this would too, a neighbour that nobody has tried. Nothing where there is none.
    private Optional<Search.Suggestion> unlessWaiting(
            SearchRow row, Search search, Search.Suggestion suggestion) {
        String key = plan(row, suggestion).evaluationKey();
        boolean wouldWait =
                database.read(tables ->
                        tables.queries().counts(row.id()).in(TrialState.Kind.SUGGESTED)
                                        >= MAXIMUM_WAITING
                                && tables.queries().isUnderWay(key));
        return wouldWait
                ? search.neighbour(suggestion, row.suggestions(), other -> isNew(row, other))
                : Optional.of(suggestion);
    }

    private boolean isNew(SearchRow row, Search.Suggestion suggestion) {
        String key = plan(row, suggestion).evaluationKey();
        return !database.read(tables -> tables.queries().isKnown(key));
    }

    private static TrialPlan plan(SearchRow row, Search.Suggestion suggestion) {
        return TrialPlan.of(
                row.id(),
                TrialRole.CANDIDATE,
                Math.toIntExact(row.suggestions() + 1),
                row.specification().evaluation(suggestion.candidate()),
                suggestion.choices());
    }

    private void catchUp(SearchRow row, Search search) {
        List<Observation> news =
                database.read(tables ->
                        tables.queries()
                                .observations(
                                        row.id(),
                                        search.observed(),
                                        row.specification().objective()));
        news.forEach(search::observe);
    }

    private boolean add(Tables tables, SearchRow expected, TrialPlan plan, OptionalDouble score) {
        SearchRow row = tables.searches().get(expected.id());
        if (!row.maySuggest() || row.suggestions() != expected.suggestions()) {
            return false;
        }
        tables.searches().countSuggestion(row.id());
        long id = plant(tables, plan);
        score.ifPresent(value -> tables.trials().setZeroCostScore(id, value));
        return true;
    }

    /// Adds a trial, ended already where an equal one was trained before, and answers its number.
    long plant(Tables tables, TrialPlan plan) {
        long id = tables.trials().insert(plan, clock.instant());
        tables.trials()
                .setPauseAfter(id, Judging.firstPause(tables.searches().get(plan.search()), plan));
        tables.changed(new Change.TrialChanged(plan.search(), id));
        tables.changed(new Change.SearchChanged(plan.search()));
        endings.settle(tables, tables.trials().get(id), clock.instant());
        return id;
    }
}
