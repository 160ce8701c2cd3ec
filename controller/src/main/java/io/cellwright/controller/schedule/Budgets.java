package io.cellwright.controller.schedule;

import io.cellwright.controller.lifecycle.Change;
import io.cellwright.controller.lifecycle.TrialState;
import io.cellwright.controller.search.Budget;
import io.cellwright.controller.search.EndedBecause;
import io.cellwright.controller.store.Database;
import io.cellwright.controller.store.SearchRow;
import io.cellwright.controller.store.Tables;
import io.cellwright.controller.store.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts what searches spend, and begins no more candidates of those that have spent their budget:
/// what was never begun is cancelled; what was begun is finished, and counts.
final class Budgets {

    private static final Logger LOG = LoggerFactory.getLogger(Budgets.class);

    private final Database database;
    private final Endings endings;
    private final Duration longest;

    Budgets(Database database, Endings endings, LeaseTerms terms) {
        this.database = database;
        this.endings = endings;
        this.longest = longest(terms);
    }

    /// How long the controller may not count before it counts as having been away, which is as long
    /// as a worker may be silent.
    static Duration longest(LeaseTerms terms) {
        return terms.lease();
    }

    /// Counts, and looks at all budgets. Called regularly.
    void sweep(Instant now) {
        if (!database.read(tables -> tables.searches().running()).isEmpty()) {
            database.useWrite(tables -> {
                tables.searches().countRunning(now, longest);
                closeSpent(tables, tables.searches().running(), now);
            });
        }
    }

    /// The running searches, of which those with a spent budget begin nothing more.
    List<SearchRow> running(Tables tables, Instant now) {
        List<SearchRow> running = tables.searches().running();
        if (running.stream().noneMatch(Budgets::mayRunOut)) {
            return running;
        }
        tables.searches().countRunning(now, longest);
        closeSpent(tables, tables.searches().running(), now);
        return tables.searches().running();
    }

    private void closeSpent(Tables tables, List<SearchRow> running, Instant now) {
        for (SearchRow row : running) {
            if (mayRunOut(row)) {
                row.specification()
                        .budget()
                        .exhausted(tables.spent(row))
                        .ifPresent(because -> close(tables, row, because, now));
            }
        }
    }

    private static boolean mayRunOut(SearchRow row) {
        return row.endedBecause() == null && !row.specification().budget().equals(Budget.NONE);
    }

    private void close(Tables tables, SearchRow row, EndedBecause because, Instant now) {
        List<Trial> unbegun =
                tables.queries().ofSearch(row.id(), TrialState.Kind.SUGGESTED).stream()
                        .filter(trial -> trial.startedAt() == null)
                        .toList();
        if (row.unsuggested() == 0 && unbegun.isEmpty()) {
            // Its trials were spent before.
            return;
        }
        LOG.info(
                "Search {} has spent its {}: no more candidates are begun",
                row.id(),
                because.text());
        tables.searches().setEndedBecause(row.id(), because);
        tables.changed(new Change.SearchChanged(row.id()));
        for (Trial trial : unbegun) {
            tables.trials().move(trial, new TrialState.Cancelled(now));
            tables.changed(new Change.TrialChanged(row.id(), trial.id()));
        }
        endings.finish(tables, row.id(), now);
    }
}
