package io.cellwright.worker.cli;

/// What tells a process from outside that it should end.
interface StopSources {

    /// Runs the action at a signal to end; the same signal again ends the process at once, after
    /// `atOnce`.
    void whenSignalled(Runnable action, Runnable atOnce);

    /// Runs the action when standard input ends.
    void whenInputEnds(Runnable action);
}
