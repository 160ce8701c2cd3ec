package io.cellwright.controller.store;

import io.cellwright.controller.lifecycle.ConflictException;
import io.cellwright.controller.lifecycle.Lease;
import io.cellwright.controller.lifecycle.MissingException;
import io.cellwright.controller.lifecycle.Transitions;
import io.cellwright.controller.lifecycle.TrialState;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.Latency;
import io.cellwright.searchspace.trial.Scores;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/// The table `trials`, as it is changed. [TrialQueries] reads it.
public final class TrialTable {

    private final Handle handle;

    TrialTable(Handle handle) {
        this.handle = handle;
    }

    /// Adds a suggested trial and answers its number.
    public long insert(TrialPlan plan, Instant suggestedAt) {
        return handle.createUpdate(
                        """
                        INSERT INTO trials
                            (search_id, role, number, name, candidate, choices, evaluation_key,
                             parameters, multiply_adds, activation_bytes, state, attempts, fence, suggested_at)
                        VALUES
                            (:search, :role, :number, :name, :candidate, :choices, :evaluationKey,
                             :parameters, :multiplyAdds, :activationBytes, 'suggested', 0, 0, :suggestedAt)
                        """)
                .bind("search", plan.search())
                .bind("role", plan.role().text())
                .bind("number", plan.number())
                .bind("name", plan.name())
                .bind("candidate", Json.write(plan.candidate()))
                .bind(
                        "choices",
                        plan.choices().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(",")))
                .bind("evaluationKey", plan.evaluationKey())
                .bind("parameters", plan.parameters())
                .bind("multiplyAdds", plan.multiplyAdds())
                .bind("activationBytes", plan.activationBytes())
                .bind("suggestedAt", suggestedAt.toEpochMilli())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    public Optional<Trial> find(long id) {
        return handle.createQuery("SELECT * FROM trials WHERE id = :id")
                .bind("id", id)
                .map((row, _) -> TrialReading.read(row))
                .findOne();
    }

    /// The trial with this number. Throws [MissingException].
    public Trial get(long id) {
        return find(id).orElseThrow(() -> new MissingException("there is no trial " + id));
    }

    /// Moves a trial to another state. Throws [ConflictException] where the table of transitions
    /// does not allow it.
    public void move(Trial trial, TrialState state) {
        Transitions.require(trial.id(), trial.state().kind(), state.kind());
        Update update =
                handle.createUpdate(
                                """
                                UPDATE trials SET state = :state, deadline = :deadline,
                                    slot = :slot, ended_at = :endedAt,
                                    validation_accuracy = :validationAccuracy,
                                    test_accuracy = :testAccuracy, training_seconds = :seconds,
                                    images_per_second = :imagesPerSecond,
                                    test_top_five_accuracy = :testTopFiveAccuracy,
                                    test_loss = :testLoss,
                                    peak_memory_bytes = :peakMemoryBytes,
                                    milliseconds_at_batch_1 = :millisecondsAtBatch1,
                                    milliseconds_at_batch_128 = :millisecondsAtBatch128,
                                    failure_reason = :reason, failure_message = :message
                                WHERE id = :id AND state = :before AND fence = :fence
                                """)
                        .bind("id", trial.id())
                        .bind("state", state.kind().text())
                        .bind("before", trial.state().kind().text())
                        .bind("fence", trial.fence());
        bindDetails(update, state);
        if (update.execute() != 1) {
            throw new ConflictException(
                    "trial %d is no longer %s".formatted(trial.id(), trial.state().kind().text()));
        }
    }

    /// Begins a lease: a new fence, one more attempt, and nothing left of the attempt before.
    public void begin(Trial trial, Lease lease, Instant now) {
        move(trial, new TrialState.Leased(lease));
        handle.createUpdate(
                        """
                        UPDATE trials SET fence = :fence, worker_id = :worker,
                            attempts = attempts + 1, started_at = :now, weights = NULL
                        WHERE id = :id
                        """)
                .bind("fence", lease.fence())
                .bind("worker", lease.worker())
                .bind("now", now.toEpochMilli())
                .bind("id", trial.id())
                .execute();
    }

    /// Takes back the attempt that the present lease counted.
    public void uncountAttempt(long id) {
        handle.createUpdate("UPDATE trials SET attempts = attempts - 1 WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    public void setObservation(long id, long observation) {
        handle.createUpdate("UPDATE trials SET observation = :observation WHERE id = :id")
                .bind("observation", observation)
                .bind("id", id)
                .execute();
    }

    public void setReward(long id, double reward) {
        handle.createUpdate("UPDATE trials SET reward = :reward WHERE id = :id")
                .bind("reward", reward)
                .bind("id", id)
                .execute();
    }

    public void setReusedFrom(long id, long twin) {
        handle.createUpdate("UPDATE trials SET reused_from = :twin WHERE id = :id")
                .bind("twin", twin)
                .bind("id", id)
                .execute();
    }

    /// Has a trial judged after that epoch; without one it is trained to the end.
    public void setPauseAfter(long id, OptionalInt epoch) {
        handle.createUpdate("UPDATE trials SET pause_after = :epoch WHERE id = :id")
                .bind("epoch", epoch)
                .bind("id", id)
                .execute();
    }

    public void setCheckpoint(long id, Checkpoint checkpoint) {
        handle.createUpdate(
                        """
                        UPDATE trials SET checkpoint = :file, checkpoint_epoch = :epoch
                        WHERE id = :id
                        """)
                .bind("file", checkpoint.file())
                .bind("epoch", checkpoint.epoch())
                .bind("id", id)
                .execute();
    }

    public void clearCheckpoint(long id) {
        handle.createUpdate(
                        """
                        UPDATE trials SET checkpoint = NULL, checkpoint_epoch = NULL
                        WHERE id = :id
                        """)
                .bind("id", id)
                .execute();
    }

    /// Lets no other trial run beside this one, from its next lease on.
    public void setAlone(long id) {
        handle.createUpdate("UPDATE trials SET alone = TRUE WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    public void setWeights(long id, String file) {
        handle.createUpdate("UPDATE trials SET weights = :file WHERE id = :id")
                .bind("file", file)
                .bind("id", id)
                .execute();
    }

    private static void bindDetails(Update update, TrialState state) {
        Optional<Lease> lease = Optional.empty();
        Optional<Instant> endedAt = Optional.empty();
        Optional<Scores> scores = Optional.empty();
        Optional<TrialState.Failed> failure = Optional.empty();
        switch (state) {
            case TrialState.Leased leased -> lease = Optional.of(leased.lease());
            case TrialState.Running running -> lease = Optional.of(running.lease());
            case TrialState.Succeeded succeeded -> {
                endedAt = Optional.of(succeeded.endedAt());
                scores = Optional.of(succeeded.scores());
            }
            case TrialState.Failed failed -> {
                endedAt = Optional.of(failed.endedAt());
                failure = Optional.of(failed);
            }
            case TrialState.Pruned pruned -> endedAt = Optional.of(pruned.endedAt());
            case TrialState.Cancelled cancelled -> endedAt = Optional.of(cancelled.endedAt());
            case TrialState.Suggested _, TrialState.Paused _ -> {}
        }
        bindScores(update, scores);
        update.bind("deadline", lease.map(held -> held.deadline().toEpochMilli()))
                .bind("slot", lease.map(Lease::slot))
                .bind("endedAt", endedAt.map(Instant::toEpochMilli))
                .bind("reason", failure.map(failed -> failed.reason().name()))
                .bind("message", failure.map(TrialState.Failed::message));
    }

    private static void bindScores(Update update, Optional<Scores> scores) {
        Optional<Latency> latency = scores.flatMap(Scores::latency);
        update.bind("validationAccuracy", scores.map(Scores::validationAccuracy))
                .bind("testAccuracy", scores.map(Scores::testAccuracy))
                .bind("seconds", scores.map(Scores::seconds))
                .bind("imagesPerSecond", scores.map(Scores::imagesPerSecond))
                .bind(
                        "testTopFiveAccuracy",
                        scores.map(Scores::testTopFiveAccuracy).orElseGet(OptionalDouble::empty))
                .bind("testLoss", scores.map(Scores::testLoss).orElseGet(OptionalDouble::empty))
                .bind(
                        "peakMemoryBytes",
                        scores.map(Scores::peakMemoryBytes).orElseGet(OptionalLong::empty))
                .bind("millisecondsAtBatch1", latency.map(Latency::millisecondsAtBatch1))
                .bind(
                        "millisecondsAtBatch128",
                        latency.map(Latency::millisecondsAtBatch128)
                                .orElseGet(OptionalDouble::empty));
    }
}
