package io.cellwright.worker.cli;

/// What tells a process from outside that it should end.
interface StopSources {

    /// Runs the action at a signal to end; the same signal again ends the process at once, after
    /// `atOnce`.
    void whenSignalled(Runnable action, Runnable atOnce);

    /// Ends the process with this exit code, without tidying up behind native code that still runs.
    void endAtOnce(int code);

    /// Runs the action when standard input ends.
    void whenInputEnds(Runnable action);
}
