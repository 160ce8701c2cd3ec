package io.cellwright.controller.schedule;

import io.cellwright.controller.lifecycle.Change;
import io.cellwright.controller.lifecycle.TrialRole;
import io.cellwright.controller.lifecycle.TrialState;
import io.cellwright.controller.store.Tables;
import io.cellwright.controller.store.Trial;
import io.cellwright.controller.store.TrialFiles;

/// Moves a trial to one of its last states, gives it its place among the observations, and deletes
/// what nobody needs any more.
final class Closing {

    private final TrialFiles files;

    Closing(TrialFiles files) {
        this.files = files;
    }

    void close(Tables tables, Trial trial, TrialState state) {
        long search = trial.plan().search();
        tables.trials().move(trial, state);
        Checkpoints.forget(tables, files, trial);
        if (trial.plan().role() == TrialRole.CANDIDATE) {
            observe(tables, trial, state.kind());
        }
        tables.changed(new Change.TrialChanged(search, trial.id()));
        tables.changed(new Change.SearchChanged(search));
        trial.lease().ifPresent(lease -> tables.changed(new Change.WorkerChanged(lease.worker())));
    }

    private static void observe(Tables tables, Trial trial, TrialState.Kind kind) {
        if (kind == TrialState.Kind.PRUNED) {
            Judging.observe(tables, trial);
            return;
        }
        if (kind == TrialState.Kind.SUCCEEDED) {
            Judging.reachAll(tables, trial);
        }
        long observation = tables.searches().nextObservation(trial.plan().search());
        tables.trials().setObservation(trial.id(), observation);
    }
}
