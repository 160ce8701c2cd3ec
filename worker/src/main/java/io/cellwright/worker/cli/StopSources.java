package io.cellwright.worker.cli;

/// What tells a process from outside that it should end.
interface StopSources {

    /// Runs the action at the first signal to end; the second ends the process.
    void whenSignalled(Runnable action);

    /// Runs the action when standard input ends.
    void whenInputEnds(Runnable action);
}
