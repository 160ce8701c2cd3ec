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

    /// Takes in what the controller says of a lease.
    void hear(Messages.LeaseState lease) {
        trials.stream()
                .filter(trial -> trial.trial() == lease.trial() && trial.fence() == lease.fence())
                .forEach(trial -> {
                    trial.setPauseWanted(lease.pause());
                    if (!lease.valid()) {
                        trial.loseLease();
                    }
                });
    }

    /// Has all of them paused.
    void drain() {
        trials.forEach(RunningTrial::drain);
    }

    /// Has those stopped that are not paused yet.
    void giveUp() {
        trials.forEach(RunningTrial::giveUp);
    }
}
