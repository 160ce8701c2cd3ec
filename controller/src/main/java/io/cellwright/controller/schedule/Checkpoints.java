package io.cellwright.controller.schedule;

import io.cellwright.controller.lifecycle.Change;
import io.cellwright.controller.lifecycle.ConflictException;
import io.cellwright.controller.lifecycle.Lease;
import io.cellwright.controller.lifecycle.MissingException;
import io.cellwright.controller.store.AttemptTable;
import io.cellwright.controller.store.Checkpoint;
import io.cellwright.controller.store.Database;
import io.cellwright.controller.store.Tables;
import io.cellwright.controller.store.Trial;
import io.cellwright.controller.store.TrialFiles;
import io.cellwright.searchspace.trial.LearningCurve;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pauses trials with the checkpoints that their workers hand in, and lets others go on from there.
///
/// To the controller a checkpoint is bytes. It is on disk before it is answered, belongs to one
/// lease, and is deleted when the trial ends.
public final class Checkpoints {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    private final Database database;
    private final TrialFiles files;
    private final Endings endings;
    private final InstantSource clock;

    Checkpoints(Database database, TrialFiles files, Endings endings, InstantSource clock) {
        this.database = database;
        this.files = files;
        this.endings = endings;
        this.clock = clock;
    }

    /// Whether a checkpoint with this fence is welcome, or was and came before. Throws
    /// [ConflictException] where it is not.
    public boolean require(Fence fence) {
        return database.read(tables -> {
            if (!isPaused(tables, fence)) {
                Reports.require(tables.trials().get(fence.trial()), fence.fence());
            }
            return true;
        });
    }

    /// Pauses a trial where its training stood after that epoch, which uses up no attempt. One that
    /// has come to its rung is judged there. The same again changes nothing. Throws
    /// [ConflictException] where the fence is not valid, and [IllegalArgumentException] where that
    /// is not the last epoch that was reported, or beyond the rung.
    ///
    /// @param written the file with the checkpoint, which is taken over
    public void pause(Fence fence, int epoch, Path written) {
        if (database.read(tables -> isPaused(tables, fence))) {
            files.discard(written);
            return;
        }
        require(fence);
        String file = files.keep(written, fence.trial(), fence.fence());
        try {
            database.useWrite(tables -> pause(tables, fence, new Checkpoint(file, epoch)));
        } catch (ConflictException | IllegalArgumentException e) {
            files.discard(file);
            throw e;
        }
    }

    /// The file where this lease goes on. Throws [ConflictException] where the fence is not valid,
    /// and [MissingException] where there is none.
    public Path file(Fence fence) {
        return database.read(tables -> {
            Trial trial = tables.trials().get(fence.trial());
            Reports.require(trial, fence.fence());
            Checkpoint checkpoint = trial.checkpoint();
            if (checkpoint == null) {
                throw new MissingException("trial %d has no checkpoint".formatted(trial.id()));
            }
            return files.path(checkpoint.file())
                    .orElseThrow(() ->
                            new MissingException(
                                    "the checkpoint of trial %d is lost".formatted(trial.id())));
        });
    }

    /// Begins a trial at its beginning under the same lease, because its worker cannot go on from
    /// the checkpoint. Throws [ConflictException] where the fence is not valid.
    ///
    /// @param reason what the worker says of it
    public void restart(Fence fence, String reason) {
        database.useWrite(tables -> {
            Trial trial = tables.trials().get(fence.trial());
            Lease lease = Reports.require(trial, fence.fence());
            if (trial.checkpoint() == null) {
                return;
            }
            LOG.warn("Trial {} begins anew, its checkpoint was refused: {}", trial.id(), reason);
            forget(tables, files, trial);
            tables.epochs().replace(trial.id(), List.of());
            tables.changed(new Change.TrialChanged(trial.plan().search(), trial.id()));
            tables.changed(new Change.WorkerChanged(lease.worker()));
        });
    }

    /// Deletes the checkpoint of a trial that does not need it any more.
    static void forget(Tables tables, TrialFiles files, Trial trial) {
        Checkpoint checkpoint = trial.checkpoint();
        if (checkpoint != null) {
            tables.trials().clearCheckpoint(trial.id());
            tables.afterCommit(() -> files.discard(checkpoint.file()));
        }
    }

    private static boolean isPaused(Tables tables, Fence fence) {
        return tables.attempts().ended(fence.trial(), fence.fence(), AttemptTable.Ending.PAUSED);
    }

    private void pause(Tables tables, Fence fence, Checkpoint checkpoint) {
        if (isPaused(tables, fence)) {
            return;
        }
        Trial before = tables.trials().get(fence.trial());
        Lease lease = Reports.require(before, fence.fence());
        requireReported(tables.epochs().of(before.id()), checkpoint.epoch());
        requireNotBeyond(before.pauseAfter(), checkpoint.epoch());
        forget(tables, files, before);
        tables.trials().setCheckpoint(before.id(), checkpoint);
        Instant now = clock.instant();
        tables.attempts().end(before.id(), lease.fence(), AttemptTable.Ending.PAUSED, now);
        Endings.putBack(tables, tables.trials().get(before.id()), lease);
        Trial paused = tables.trials().get(before.id());
        if (paused.isAtRung()) {
            endings.judge(tables, paused, now);
        }
    }

    private static void requireNotBeyond(@Nullable Integer rung, int epoch) {
        if (rung != null && epoch > rung) {
            throw new IllegalArgumentException(
                    "epoch is at most %d, after which the trial is judged, not %d"
                            .formatted(rung, epoch));
        }
    }

    private static void requireReported(List<LearningCurve.Point> curve, int epoch) {
        if (curve.size() != epoch) {
            throw new IllegalArgumentException(
                    "epoch is %d, the number of epochs that were reported, not %d"
                            .formatted(curve.size(), epoch));
        }
    }
}
