package io.cellwright.controller.store;

import io.cellwright.controller.lifecycle.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The table `attempts`: every lease that a trial ever had, and how it ended.
public final class AttemptTable {

    private final Handle handle;

    AttemptTable(Handle handle) {
        this.handle = handle;
    }

    /// How a lease ended.
    public enum Ending {
        /// The worker reported an outcome.
        REPORTED,
        /// The worker was not heard of in time.
        LOST,
        /// The worker gave the trial back.
        RELEASED,
        /// The worker handed in a checkpoint.
        PAUSED,
        /// The trial was stopped early, as others did better.
        PRUNED,
        /// The search was cancelled.
        CANCELLED
    }

    public void begin(long trial, Lease lease, Instant now) {
        handle.createUpdate(
                        """
                        INSERT INTO attempts (trial_id, fence, worker_id, slot, leased_at)
                        VALUES (:trial, :fence, :worker, :slot, :now)
                        """)
                .bind("trial", trial)
                .bind("fence", lease.fence())
                .bind("worker", lease.worker())
                .bind("slot", lease.slot())
                .bind("now", now.toEpochMilli())
                .execute();
    }

    /// Ends the lease with this fence.
    public void end(long trial, long fence, Ending ending, Instant now) {
        handle.createUpdate(
                        """
                        UPDATE attempts SET ending = :ending, ended_at = :now
                        WHERE trial_id = :trial AND fence = :fence
                        """)
                .bind("ending", text(ending))
                .bind("now", now.toEpochMilli())
                .bind("trial", trial)
                .bind("fence", fence)
                .execute();
    }

    /// Whether the lease with this fence ended so.
    public boolean ended(long trial, long fence, Ending ending) {
        return handle.createQuery(
                                """
                                SELECT COUNT(*) FROM attempts
                                WHERE trial_id = :trial AND fence = :fence AND ending = :ending
                                """)
                        .bind("trial", trial)
                        .bind("fence", fence)
                        .bind("ending", text(ending))
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /// Keeps why the attempt with this fence came to nothing.
    public void setFault(long trial, long fence, String reason, String message) {
        handle.createUpdate(
                        """
                        UPDATE attempts SET reason = :reason, message = :message
                        WHERE trial_id = :trial AND fence = :fence
                        """)
                .bind("reason", reason)
                .bind("message", message)
                .bind("trial", trial)
                .bind("fence", fence)
                .execute();
    }

    /// Keeps the digest of the report that was accepted with this fence.
    public void setReport(long trial, long fence, String digest) {
        handle.createUpdate(
                        """
                        UPDATE attempts SET report = :digest
                        WHERE trial_id = :trial AND fence = :fence
                        """)
                .bind("digest", digest)
                .bind("trial", trial)
                .bind("fence", fence)
                .execute();
    }

    /// The digest of the report that was accepted with this fence, if one was.
    public Optional<String> report(long trial, long fence) {
        return handle.createQuery(
                        """
                        SELECT report FROM attempts
                        WHERE trial_id = :trial AND fence = :fence AND report IS NOT NULL
                        """)
                .bind("trial", trial)
                .bind("fence", fence)
                .mapTo(String.class)
                .findOne();
    }

    /// The time of all slots that trained a search's trials. A lease that has not ended counts to
    /// the last count of the search's running time, and no further than its deadline.
    public Duration deviceTime(long search) {
        long milliseconds =
                handle.createQuery(
                                """
                                SELECT COALESCE(SUM(GREATEST(0, CASE
                                    WHEN a.ended_at IS NOT NULL THEN a.ended_at
                                    WHEN a.fence = t.fence AND t.deadline IS NOT NULL
                                        AND s.counted_until IS NOT NULL
                                        THEN LEAST(t.deadline, s.counted_until)
                                    ELSE a.leased_at END - a.leased_at)), 0)
                                FROM attempts a
                                JOIN trials t ON t.id = a.trial_id
                                JOIN searches s ON s.id = t.search_id
                                WHERE t.search_id = :search
                                """)
                        .bind("search", search)
                        .mapTo(Long.class)
                        .one();
        return Duration.ofMillis(milliseconds);
    }

    private static String text(Ending ending) {
        return ending.name().toLowerCase(Locale.ROOT);
    }

    /// Why the trial's attempts came to nothing, the oldest first.
    public List<String> faults(long trial) {
        return handle.createQuery(
                        """
                        SELECT reason, message FROM attempts
                        WHERE trial_id = :trial AND reason IS NOT NULL ORDER BY fence
                        """)
                .bind("trial", trial)
                .map((row, _) -> row.getString("reason") + ": " + row.getString("message"))
                .list();
    }
}
