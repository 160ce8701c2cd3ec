package io.cellwright.worker.training;

/// Whether a training should end before its time. Asked between calls of about a second, on the
/// training's own thread.
@FunctionalInterface
public interface StopSignal {

    StopSignal NEVER = () -> false;

    boolean stopped();
}
