package io.cellwright.controller.schedule;

import io.cellwright.controller.lifecycle.Lease;
import io.cellwright.controller.store.Database;
import io.cellwright.controller.store.Tables;
import io.cellwright.controller.store.Trial;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes trials from workers that are not heard of any more.
///
/// Only as far as the fault is theirs: after the controller itself was away, workers get the time
/// of a lease to be heard of again; and where many fall silent together, one more.
public final class Expiry {

    private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);

    /// One in so many workers may fall silent at a time without raising suspicion.
    private static final int SUSPICIOUS_SHARE = 5;

    private final Database database;
    private final Leases leases;
    private final Budgets budgets;
    private final LeaseTerms terms;
    private final InstantSource clock;
    private @Nullable Instant lastSweep;
    private Instant graceUntil = Instant.MIN;
    private @Nullable Instant heldUntil;

    Expiry(
            Database database,
            Leases leases,
            Budgets budgets,
            LeaseTerms terms,
            InstantSource clock) {
        this.database = database;
        this.leases = leases;
        this.budgets = budgets;
        this.terms = terms;
        this.clock = clock;
    }

    /// Looks for leases that ran out, and for budgets that are spent. Answers whether silence can
    /// be trusted at present: false while it may be the controller's own fault.
    public synchronized boolean sweep() {
        Instant now = clock.instant();
        budgets.sweep(now);
        if (lastSweep == null || lastSweep.plus(terms.lease()).isBefore(now)) {
            graceUntil = now.plus(terms.lease());
        }
        lastSweep = now;
        return !now.isBefore(graceUntil) && database.write(tables -> sweep(tables, now));
    }

    /// Starts the time of grace anew, because workers could not be heard.
    public synchronized void deaf() {
        graceUntil = clock.instant().plus(terms.lease());
    }

    private boolean sweep(Tables tables, Instant now) {
        List<Trial> expired =
                tables.queries().held().stream()
                        .filter(trial -> lease(trial).deadline().isBefore(now))
                        .toList();
        if (isSuspicious(tables, expired) && !wasHeldLongEnough(expired, now)) {
            return false;
        }
        heldUntil = null;
        for (Trial trial : expired) {
            LOG.warn("Trial {}: the lease ran out, its worker fell silent", trial.id());
            leases.expire(tables, trial, lease(trial));
        }
        return true;
    }

    private boolean wasHeldLongEnough(List<Trial> expired, Instant now) {
        if (heldUntil == null) {
            heldUntil = now.plus(terms.lease());
            LOG.error(
                    "{} leases ran out at once; waiting until {} before giving the trials to others",
                    expired.size(),
                    heldUntil);
        }
        return !now.isBefore(heldUntil);
    }

    /// One lost worker is ordinary, however small the pool.
    private static boolean isSuspicious(Tables tables, List<Trial> expired) {
        long silent = expired.stream().map(trial -> lease(trial).worker()).distinct().count();
        return silent >= 2 && silent * SUSPICIOUS_SHARE > tables.workers().inService().size();
    }

    private static Lease lease(Trial trial) {
        return trial.lease().orElseThrow();
    }
}
