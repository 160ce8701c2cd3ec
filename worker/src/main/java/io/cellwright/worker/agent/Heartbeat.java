package io.cellwright.worker.agent;

import java.time.Duration;

/// Keeps the worker's leases alive, and learns which are not.
final class Heartbeat implements Runnable {

    private final ControllerClient client;
    private final ControllerLink link;
    private final Membership membership;
    private final RunningTrials trials;
    private final Backoff backoff;
    private final Timing timing;
    private final StopRequest drain;
    private final StopRequest end;
    private final Runnable drainedByOperator;

    /// @param drain given when the worker takes no more leases
    /// @param end given when those that it has are given back
    Heartbeat(
            ControllerClient client,
            ControllerLink link,
            Membership membership,
            RunningTrials trials,
            Backoff backoff,
            Timing timing,
            StopRequest drain,
            StopRequest end,
            Runnable drainedByOperator) {
        this.client = client;
        this.link = link;
        this.membership = membership;
        this.trials = trials;
        this.backoff = backoff;
        this.timing = timing;
        this.drain = drain;
        this.end = end;
        this.drainedByOperator = drainedByOperator;
    }

    @Override
    public void run() {
        Duration pause = interval();
        while (!end.await(pause)) {
            pause = beat();
        }
    }

    private Duration interval() {
        return timing.seconds(membership.current().heartbeatSeconds());
    }

    /// Returns the pause until the next beat.
    private Duration beat() {
        Messages.Registered member = membership.current();
        return switch (link.once(() -> client.heartbeat(member.worker(), trials.leases()))) {
            case Answer.Given<Messages.HeartbeatAnswer>(Messages.HeartbeatAnswer answer) -> {
                backoff.reset();
                take(answer);
                yield interval();
            }
            case Answer.Refused<?> refused when refused.isUnknown() && !drain.isGiven() ->
                    // At once, as the leases are to be confirmed under the new number.
                    membership.replace(member) ? Duration.ZERO : backoff.next();
            case Answer.Refused<?> _ -> backoff.next();
            case Answer.Unreachable<?> _ -> backoff.next();
        };
    }

    private void take(Messages.HeartbeatAnswer answer) {
        answer.leases().forEach(trials::hear);
        if (answer.draining() && !drain.isGiven()) {
            drainedByOperator.run();
        }
    }
}
