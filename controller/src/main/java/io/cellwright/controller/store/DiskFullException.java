package io.cellwright.controller.store;

/// Nothing was stored, because the disk has no room. What was stored before is safe.
public final class DiskFullException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DiskFullException(String message, Throwable cause) {
        super(message, cause);
    }

    public DiskFullException(String message) {
        super(message);
    }

    /// Whether an error, at any depth, says that there is no room.
    static boolean causes(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            // Java has no exception of its own for it; both texts are the operating system's.
            if (message != null
                    && (message.contains("No space left on device")
                            || message.contains("Disk quota exceeded"))) {
                return true;
            }
        }
        return false;
    }
}
