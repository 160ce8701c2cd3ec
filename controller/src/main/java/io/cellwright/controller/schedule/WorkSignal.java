package io.cellwright.controller.schedule;

import java.time.Duration;

/// Wakes those who wait for something to train.
public final class WorkSignal {

    private long version;

    /// The number of signals so far. Read before looking for work, so that none is missed.
    public synchronized long version() {
        return version;
    }

    /// There may be work, or a reason to stop waiting.
    public synchronized void signal() {
        version++;
        notifyAll();
    }

    /// Waits for a signal after that version, or for the time to pass.
    public synchronized void await(long seen, Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (version == seen) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }
}
