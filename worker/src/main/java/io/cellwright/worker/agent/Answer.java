package io.cellwright.worker.agent;

/// What came of one call to the controller.
sealed interface Answer<T> {

    /// The controller did it.
    record Given<T>(T value) implements Answer<T> {}

    /// The controller will not do it, and asking again in the same way does not help.
    record Refused<T>(int status, String message) implements Answer<T> {

        private static final int UNAUTHORIZED = 401;
        private static final int FORBIDDEN = 403;
        private static final int NOT_FOUND = 404;
        private static final int CONFLICT = 409;

        boolean isForTheToken() {
            return status == UNAUTHORIZED || status == FORBIDDEN;
        }

        boolean isUnknown() {
            return status == NOT_FOUND;
        }

        /// Whether the trial is no longer this worker's: its fence is old, or it is gone.
        boolean isForTheLease() {
            return status == CONFLICT || status == NOT_FOUND;
        }

        @Override
        public String toString() {
            return status + ", " + message;
        }
    }

    /// There is no telling whether the controller did it; asking again may help.
    record Unreachable<T>(String reason) implements Answer<T> {}

    /// The value of an answer that has none.
    enum Done {
        DONE
    }
}
