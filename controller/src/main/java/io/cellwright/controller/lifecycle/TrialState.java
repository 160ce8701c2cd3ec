package io.cellwright.controller.lifecycle;

import io.cellwright.searchspace.trial.FailureReason;
import io.cellwright.searchspace.trial.Scores;
import java.time.Instant;
import java.util.Locale;

/// Where a trial stands, with what only that state knows. [Transitions] says which move is legal.
public sealed interface TrialState {

    /// The names of the states.
    enum Kind {
        SUGGESTED(false),
        LEASED(false),
        RUNNING(false),
        PAUSED(false),
        SUCCEEDED(true),
        FAILED(true),
        PRUNED(true),
        CANCELLED(true);

        private final boolean ended;

        Kind(boolean ended) {
            this.ended = ended;
        }

        /// The name that requests and the database use.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The state of that name.
        public static Kind of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }

        /// Whether nothing comes after it.
        public boolean ended() {
            return ended;
        }
    }

    Kind kind();

    /// Waits for a worker.
    record Suggested() implements TrialState {
        @Override
        public Kind kind() {
            return Kind.SUGGESTED;
        }
    }

    /// Given to a worker that has not been heard of since.
    record Leased(Lease lease) implements TrialState {
        @Override
        public Kind kind() {
            return Kind.LEASED;
        }
    }

    /// In training.
    record Running(Lease lease) implements TrialState {
        @Override
        public Kind kind() {
            return Kind.RUNNING;
        }
    }

    /// Waits, with a checkpoint: for a worker that goes on from there, or at a rung for the
    /// decision whether it goes on.
    record Paused() implements TrialState {
        @Override
        public Kind kind() {
            return Kind.PAUSED;
        }
    }

    /// Trained to the end.
    record Succeeded(Instant endedAt, Scores scores) implements TrialState {
        @Override
        public Kind kind() {
            return Kind.SUCCEEDED;
        }
    }

    /// Given up.
    record Failed(Instant endedAt, FailureReason reason, String message) implements TrialState {
        @Override
        public Kind kind() {
            return Kind.FAILED;
        }
    }

    /// Stopped early, because others did better.
    record Pruned(Instant endedAt) implements TrialState {
        @Override
        public Kind kind() {
            return Kind.PRUNED;
        }
    }

    /// Ended with its search.
    record Cancelled(Instant endedAt) implements TrialState {
        @Override
        public Kind kind() {
            return Kind.CANCELLED;
        }
    }
}
