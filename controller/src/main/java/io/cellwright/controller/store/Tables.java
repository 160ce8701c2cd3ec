package io.cellwright.controller.store;

import io.cellwright.controller.lifecycle.Change;
import io.cellwright.controller.search.Spent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// All tables within one transaction, and the changes to tell of once it is committed.
public final class Tables {

    private final SearchTable searches;
    private final TrialTable trials;
    private final TrialQueries queries;
    private final EpochTable epochs;
    private final RungTable rungs;
    private final ConfusionTable confusions;
    private final AttemptTable attempts;
    private final WorkerTable workers;
    private final MissingDatasetTable missingDatasets;
    private final Set<Change> changes = new LinkedHashSet<>();
    private final List<Runnable> afterwards = new ArrayList<>();

    Tables(Handle handle) {
        this.searches = new SearchTable(handle);
        this.trials = new TrialTable(handle);
        this.queries = new TrialQueries(handle);
        this.epochs = new EpochTable(handle);
        this.rungs = new RungTable(handle);
        this.confusions = new ConfusionTable(handle);
        this.attempts = new AttemptTable(handle);
        this.workers = new WorkerTable(handle);
        this.missingDatasets = new MissingDatasetTable(handle);
    }

    public SearchTable searches() {
        return searches;
    }

    public TrialTable trials() {
        return trials;
    }

    public TrialQueries queries() {
        return queries;
    }

    public EpochTable epochs() {
        return epochs;
    }

    public RungTable rungs() {
        return rungs;
    }

    public ConfusionTable confusions() {
        return confusions;
    }

    public AttemptTable attempts() {
        return attempts;
    }

    public WorkerTable workers() {
        return workers;
    }

    public MissingDatasetTable missingDatasets() {
        return missingDatasets;
    }

    /// What a search has spent of what a budget limits.
    public Spent spent(SearchRow search) {
        return new Spent(search.running(), attempts.deviceTime(search.id()));
    }

    /// Notes a change, which is told once it is committed, and once only.
    public void changed(Change change) {
        changes.add(change);
    }

    /// Has something done once this is committed, which may be never where the process is killed.
    public void afterCommit(Runnable action) {
        afterwards.add(action);
    }

    List<Runnable> afterwards() {
        return List.copyOf(afterwards);
    }

    List<Change> changes() {
        return List.copyOf(changes);
    }
}
