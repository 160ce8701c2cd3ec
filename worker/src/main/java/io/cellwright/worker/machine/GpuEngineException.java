package io.cellwright.worker.machine;

/// The engine for GPUs could not be set up. The message says what to do.
public final class GpuEngineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public GpuEngineException(String message) {
        super(message);
    }

    public GpuEngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
