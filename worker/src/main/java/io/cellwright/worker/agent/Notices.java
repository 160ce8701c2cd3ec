package io.cellwright.worker.agent;

/// Where a worker says, a line at a time, what a person at its terminal should know. Called from
/// several threads.
@FunctionalInterface
public interface Notices {

    void say(String line);
}
