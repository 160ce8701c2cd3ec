package io.cellwright.controller.schedule;

import io.cellwright.controller.lifecycle.Change;
import io.cellwright.controller.search.strategy.StrategyFactory;
import io.cellwright.controller.store.Database;
import io.cellwright.controller.store.TrialFiles;
import java.time.InstantSource;

/// The parts that decide who trains what, put together over one database.
public final class Schedule {

    private final Searches searches;
    private final Leases leases;
    private final Reports reports;
    private final Checkpoints checkpoints;
    private final Expiry expiry;
    private final WorkSignal work = new WorkSignal();

    /// @param files where checkpoints are kept
    public Schedule(
            Database database,
            TrialFiles files,
            StrategyFactory strategies,
            LeaseTerms terms,
            InstantSource clock) {
        Endings endings = new Endings(terms, files);
        this.checkpoints = new Checkpoints(database, files, endings, clock);
        Suggester suggester = new Suggester(database, strategies, endings, clock);
        Budgets budgets = new Budgets(database, endings, terms);
        this.searches = new Searches(database, suggester, files, terms, clock);
        this.leases = new Leases(database, suggester, endings, budgets, work, terms, clock);
        this.reports = new Reports(database, leases, endings, clock);
        this.expiry = new Expiry(database, leases, budgets, terms, clock);
        database.watch(change -> {
            switch (change) {
                case Change.SearchChanged _, Change.TrialChanged _ -> work.signal();
                case Change.WorkerChanged _, Change.EpochEnded _ -> {}
            }
        });
    }

    /// Lets all workers go that wait for a lease. Interrupting them instead could hit the database
    /// while it writes, which closes its file.
    public void stopWaiting() {
        work.close();
    }

    public Searches searches() {
        return searches;
    }

    public Leases leases() {
        return leases;
    }

    public Reports reports() {
        return reports;
    }

    public Checkpoints checkpoints() {
        return checkpoints;
    }

    public Expiry expiry() {
        return expiry;
    }
}
