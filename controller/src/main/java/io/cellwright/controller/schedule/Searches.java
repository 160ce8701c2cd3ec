package io.cellwright.controller.schedule;

import io.cellwright.controller.lifecycle.Change;
import io.cellwright.controller.lifecycle.ConflictException;
import io.cellwright.controller.lifecycle.Lease;
import io.cellwright.controller.lifecycle.MissingException;
import io.cellwright.controller.lifecycle.TrialRole;
import io.cellwright.controller.lifecycle.TrialState;
import io.cellwright.controller.search.SearchSpecification;
import io.cellwright.controller.search.SearchState;
import io.cellwright.controller.search.strategy.PolicyState;
import io.cellwright.controller.store.AttemptTable;
import io.cellwright.controller.store.Database;
import io.cellwright.controller.store.SearchRow;
import io.cellwright.controller.store.Tables;
import io.cellwright.controller.store.Trial;
import io.cellwright.controller.store.TrialPlan;
import io.cellwright.searchspace.trial.Candidate;
import io.cellwright.searchspace.zoo.Model;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Starts searches, pauses them, and ends them early.
public final class Searches {

    private final Database database;
    private final Suggester suggester;
    private final Checkpoints checkpoints;
    private final InstantSource clock;

    Searches(Database database, Suggester suggester, Checkpoints checkpoints, InstantSource clock) {
        this.database = database;
        this.suggester = suggester;
        this.checkpoints = checkpoints;
        this.clock = clock;
    }

    /// Starts a search, with a trial for each of its baselines, and answers its number.
    public long create(SearchSpecification specification) {
        return database.write(tables -> {
            long search = tables.searches().insert(specification, clock.instant());
            List<Model> baselines = specification.baselines();
            for (int position = 0; position < baselines.size(); position++) {
                Candidate model = new Candidate.HandDesigned(baselines.get(position));
                suggester.plant(
                        tables,
                        TrialPlan.of(
                                search,
                                TrialRole.BASELINE,
                                position + 1,
                                specification.evaluation(model),
                                List.of()));
            }
            tables.changed(new Change.SearchChanged(search));
            return search;
        });
    }

    /// Gives out no more leases of this search, and has its running trials paused: their workers
    /// hear of it with the next heartbeat, and are free for other searches. Throws
    /// [ConflictException] where it has ended.
    public void pause(long search) {
        database.useWrite(tables -> move(tables, search, SearchState.PAUSED, Optional.empty()));
    }

    /// Goes on with a paused search. Throws [ConflictException] where it has ended.
    public void resume(long search) {
        database.useWrite(tables -> move(tables, search, SearchState.RUNNING, Optional.empty()));
    }

    /// Ends a search and all its trials, for good. Throws [ConflictException] where it has ended
    /// otherwise.
    public void cancel(long search) {
        Instant now = clock.instant();
        database.useWrite(tables -> {
            move(tables, search, SearchState.CANCELLED, Optional.of(now));
            for (Trial trial : tables.queries().ofSearch(search)) {
                if (!trial.state().kind().ended()) {
                    cancel(tables, trial, now);
                }
            }
        });
    }

    /// Where the policy of a search's strategy stands. Throws [MissingException] where the strategy
    /// has none.
    ///
    /// @param observations after how many observations, where not after all
    public PolicyState policy(long search, OptionalLong observations) {
        Optional<PolicyState> state =
                observations.isPresent()
                        ? suggester.policy(search, observations.getAsLong())
                        : suggester.policy(search);
        return state.orElseThrow(() ->
                new MissingException("the strategy of search %d has no policy".formatted(search)));
    }

    private static void move(
            Tables tables, long search, SearchState state, Optional<Instant> endedAt) {
        SearchRow row = tables.searches().get(search);
        if (!row.state().mayBecome(state)) {
            throw new ConflictException(
                    "search %d is %s and cannot become %s"
                            .formatted(search, row.state().text(), state.text()));
        }
        if (row.state() != state) {
            tables.searches().setState(search, state, endedAt);
            tables.changed(new Change.SearchChanged(search));
        }
    }

    private void cancel(Tables tables, Trial trial, Instant now) {
        Optional<Lease> lease = trial.lease();
        tables.trials().move(trial, new TrialState.Cancelled(now));
        checkpoints.forget(tables, trial);
        tables.changed(new Change.TrialChanged(trial.plan().search(), trial.id()));
        lease.ifPresent(held -> {
            tables.attempts().end(trial.id(), held.fence(), AttemptTable.Ending.CANCELLED, now);
            tables.changed(new Change.WorkerChanged(held.worker()));
        });
    }
}
