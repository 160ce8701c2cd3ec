package io.cellwright.worker.agent;

/// The worker cannot work for this controller. The message is meant for the user.
public final class AgentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AgentException(String message) {
        super(message);
    }
}
