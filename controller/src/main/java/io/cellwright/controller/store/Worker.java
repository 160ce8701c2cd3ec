package io.cellwright.controller.store;

import java.time.Instant;
import java.util.Locale;

/// A worker as it is stored.
public record Worker(
        long id, Description description, State state, Instant registeredAt, Instant lastSeenAt) {

    /// Where a worker stands.
    public enum State {
        ACTIVE,
        /// It gets no new leases.
        DRAINING,
        /// It said goodbye.
        GONE,
        /// It was not heard of for longer than a lease.
        LOST;

        /// The name that requests and the database use.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /// What a worker says of itself.
    public record Description(
            String name, int slots, String device, String engine, String version) {

        private static final int MAXIMUM_TEXT = 100;
        private static final int MAXIMUM_SLOTS = 1024;

        public Description {
            require("name", name);
            require("device", device);
            require("engine", engine);
            require("version", version);
            if (slots < 1 || slots > MAXIMUM_SLOTS) {
                throw new IllegalArgumentException(
                        "slots is 1 to %,d, not %,d".formatted(MAXIMUM_SLOTS, slots));
            }
        }

        private static void require(String field, String text) {
            if (text.isBlank()
                    || text.length() > MAXIMUM_TEXT
                    || text.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException(
                        "%s is 1 to %d printable characters".formatted(field, MAXIMUM_TEXT));
            }
        }
    }
}
