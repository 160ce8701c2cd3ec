package io.cellwright.controller.schedule;

import java.time.Duration;

/// Wakes those who wait for something to train.
public final class WorkSignal {

    private long version;
    private boolean closed;

    /// The number of signals so far. Read before looking for work, so that none is missed.
    public synchronized long version() {
        return version;
    }

    /// There may be work, or a reason to stop waiting.
    public synchronized void signal() {
        version++;
        notifyAll();
    }

    /// Lets everybody go who waits, now and from now on.
    public synchronized void close() {
        closed = true;
        signal();
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    /// Waits for a signal after that version, or for the time to pass.
    public synchronized void await(long seen, Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (version == seen && !closed) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }
}
