package io.cellwright.worker.agent;

import java.time.Duration;
import java.util.Optional;

/// Leases one trial after the other.
final class Slot implements Runnable {

    private final int number;
    private final AgentParts parts;
    private final TrialWork work;
    private final Backoff backoff;

    Slot(int number, AgentParts parts, TrialWork work, Backoff backoff) {
        this.number = number;
        this.parts = parts;
        this.work = work;
        this.backoff = backoff;
    }

    @Override
    public void run() {
        while (!parts.drain().isGiven()) {
            try {
                next().ifPresent(work::run);
            } catch (RuntimeException | Error e) {
                parts.notices().say("slot %d: %s".formatted(number, Failures.trace(e)));
                parts.drain().await(backoff.next());
            }
        }
    }

    private Optional<Messages.Lease> next() {
        Messages.Registered member = parts.membership().current();
        int seconds = parts.timing().leaseWaitSeconds();
        Messages.LeaseRequest request = new Messages.LeaseRequest(number, seconds);
        Duration wait = parts.timing().seconds(seconds);
        switch (parts.link().once(() -> parts.client().lease(member.worker(), request, wait))) {
            case Answer.Given<Optional<Messages.Lease>>(Optional<Messages.Lease> lease) -> {
                backoff.reset();
                if (lease.isEmpty()) {
                    // Should a controller not wait, it is still not asked in a tight loop.
                    parts.drain().await(parts.timing().firstPause());
                }
                return lease;
            }
            case Answer.Refused<?> refused -> {
                if (!refused.isUnknown() || !parts.membership().replace(member)) {
                    parts.drain().await(backoff.next());
                }
            }
            case Answer.Unreachable<?> _ -> parts.drain().await(backoff.next());
        }
        return Optional.empty();
    }
}
