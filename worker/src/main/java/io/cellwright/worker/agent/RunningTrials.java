package io.cellwright.worker.agent;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The leases that a worker holds, for its heartbeats.
final class RunningTrials {

    private final Set<RunningTrial> trials = ConcurrentHashMap.newKeySet();

    void begin(RunningTrial trial) {
        trials.add(trial);
    }

    void end(RunningTrial trial) {
        trials.remove(trial);
    }

    List<RunningTrial> all() {
        return List.copyOf(trials);
    }

    List<Messages.HeldLease> leases() {
        return trials.stream()
                .map(trial -> new Messages.HeldLease(trial.trial(), trial.fence()))
                .toList();
    }

    void lose(Messages.LeaseState lease) {
        trials.stream()
                .filter(trial -> trial.trial() == lease.trial() && trial.fence() == lease.fence())
                .forEach(trial -> trial.stop(RunningTrial.StopReason.LEASE_LOST));
    }

    void drain() {
        trials.forEach(trial -> trial.stop(RunningTrial.StopReason.DRAINING));
    }
}
