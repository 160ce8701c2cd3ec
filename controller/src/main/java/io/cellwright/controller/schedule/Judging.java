package io.cellwright.controller.schedule;

import io.cellwright.controller.lifecycle.Change;
import io.cellwright.controller.lifecycle.TrialRole;
import io.cellwright.controller.lifecycle.TrialState;
import io.cellwright.controller.search.SearchSpecification;
import io.cellwright.controller.search.fidelity.Decision;
import io.cellwright.controller.search.fidelity.FinalAccuracy;
import io.cellwright.controller.search.fidelity.Race;
import io.cellwright.controller.search.fidelity.Rule;
import io.cellwright.controller.store.RungTable;
import io.cellwright.controller.store.SearchRow;
import io.cellwright.controller.store.Tables;
import io.cellwright.controller.store.Trial;
import io.cellwright.controller.store.TrialPlan;
import io.cellwright.searchspace.trial.LearningCurve;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Asks a search's fidelity about its candidates, and keeps what they had where they were judged.
/// All of it is read from the store within the transaction that changes it, so a killed controller
/// decides the same when it comes back.
final class Judging {

    private final Closing closing;

    Judging(Closing closing) {
        this.closing = closing;
    }

    /// Does what the search's fidelity decides now, until there is nothing more to decide.
    void decide(Tables tables, long search, Instant now) {
        SearchRow row = tables.searches().get(search);
        if (!(rule(row) instanceof Rule.AtRungs rule)) {
            return;
        }
        List<Decision> decisions = decisions(tables, row, rule);
        while (!decisions.isEmpty()) {
            for (Decision decision : decisions) {
                Trial trial = tables.queries().candidate(search, decision.number());
                switch (decision) {
                    case Decision.Prune _ ->
                            closing.close(tables, trial, new TrialState.Pruned(now));
                    case Decision.Promote(_, int goal) -> {
                        tables.trials().setPauseAfter(trial.id(), pauseAt(rule, goal));
                        tables.changed(new Change.TrialChanged(search, trial.id()));
                    }
                }
            }
            decisions = decisions(tables, row, rule);
        }
    }

    private static Rule rule(SearchRow search) {
        SearchSpecification specification = search.specification();
        return Rule.of(specification.fidelity(), specification.recipe().epochs());
    }

    /// The epoch after which a new trial is judged first, if it is.
    static OptionalInt firstPause(SearchRow search, TrialPlan plan) {
        return switch (rule(search)) {
            case Rule.AtRungs rule when plan.role() == TrialRole.CANDIDATE ->
                    pauseAt(rule, rule.firstGoal(plan.number()));
            case Rule.AtRungs _, Rule.AtEpochs _, Rule.Everything _ -> OptionalInt.empty();
        };
    }

    /// Where a trial with this goal is paused: nowhere, where that is the end.
    private static OptionalInt pauseAt(Rule.AtRungs rule, int goal) {
        return goal < rule.rungs().end() ? OptionalInt.of(goal) : OptionalInt.empty();
    }

    /// What is to be done now with candidates that wait at rungs.
    private static List<Decision> decisions(Tables tables, SearchRow search, Rule.AtRungs rule) {
        return rule.decide(
                new Race(
                        tables.rungs().contenders(search.id(), rule.rungs().end()),
                        search.unsuggested()));
    }

    /// Whether a candidate is stopped after the epoch that it just reported.
    static boolean isWorse(Tables tables, Trial trial, int epoch) {
        if (trial.plan().role() != TrialRole.CANDIDATE) {
            return false;
        }
        SearchRow search = tables.searches().get(trial.plan().search());
        return switch (rule(search)) {
            case Rule.AtEpochs(var median) -> {
                if (!median.mayStop(epoch)) {
                    yield false;
                }
                Map<Long, List<Double>> curves = tables.epochs().accuracies(search.id(), epoch);
                List<Double> own = curves.remove(trial.id());
                yield own != null && median.stops(own, new ArrayList<>(curves.values()));
            }
            case Rule.AtRungs _, Rule.Everything _ -> false;
        };
    }

    /// Notes that a candidate was judged after its last epoch.
    static void reach(Tables tables, Trial trial) {
        LearningCurve.Point last = tables.epochs().of(trial.id()).getLast();
        tables.rungs().reach(trial, last.epoch(), last.validationAccuracy());
    }

    /// Notes that a candidate that was trained to the end has come past all rungs.
    static void reachAll(Tables tables, Trial trial) {
        switch (rule(tables.searches().get(trial.plan().search()))) {
            case Rule.AtRungs rule ->
                    tables.epochs().of(trial.id()).stream()
                            .filter(point -> rule.rungs().belowEnd().contains(point.epoch()))
                            .forEach(point ->
                                    tables.rungs()
                                            .reach(
                                                    trial,
                                                    point.epoch(),
                                                    point.validationAccuracy()));
            case Rule.AtEpochs _, Rule.Everything _ -> {}
        }
    }

    /// Lets the strategy observe a candidate where it was judged last, once.
    static void observe(Tables tables, Trial trial) {
        tables.rungs()
                .last(trial.id())
                .filter(rung -> !rung.isObserved())
                .ifPresent(rung -> observe(tables, trial, rung));
    }

    private static void observe(Tables tables, Trial trial, RungTable.Reached rung) {
        long search = trial.plan().search();
        double estimate =
                FinalAccuracy.estimate(
                        rung.accuracy(), tables.epochs().finished(search, rung.epoch()));
        tables.rungs()
                .observe(
                        trial.id(),
                        rung.epoch(),
                        estimate,
                        tables.searches().nextObservation(search));
    }
}
