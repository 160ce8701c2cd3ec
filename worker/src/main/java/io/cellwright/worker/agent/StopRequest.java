package io.cellwright.worker.agent;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A request to stop that is given once, for good, and that every pause of the worker listens to.
final class StopRequest {

    private final CountDownLatch given = new CountDownLatch(1);

    void give() {
        given.countDown();
    }

    boolean isGiven() {
        return given.getCount() == 0;
    }

    void await() {
        try {
            given.await();
        } catch (InterruptedException e) {
            interrupted();
        }
    }

    /// Pauses for that long, or until the signal is given. True if it is given.
    boolean await(Duration pause) {
        try {
            return given.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            interrupted();
            return true;
        }
    }

    /// Nothing in the worker interrupts its threads, so whoever does wants them to end; without the
    /// signal, loops that pause would spin.
    private void interrupted() {
        give();
        Thread.currentThread().interrupt();
    }
}
