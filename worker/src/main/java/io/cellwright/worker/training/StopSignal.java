package io.cellwright.worker.training;

/// Whether a training should end before its time. Asked between calls of about a second, on the
/// training's own thread.
@FunctionalInterface
public interface StopSignal {

    StopSignal NEVER = () -> Request.GO_ON;

    /// What a training is asked to do.
    enum Request {
        GO_ON,
        /// To end at once. Nothing is kept.
        STOP,
        /// To end at once and keep what it had after its last whole epoch, to go on from there
        /// later, here or elsewhere.
        PAUSE
    }

    Request request();
}
