package io.cellwright.controller.cli.client;

import java.time.Duration;

/// How waiting is done, so that tests need not wait.
@FunctionalInterface
public interface Pause {

    /// Waits. An interrupted wait ends early and leaves the thread interrupted.
    void of(Duration duration);

    /// Real waiting.
    static Pause real() {
        return duration -> {
            try {
                Thread.sleep(duration);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
