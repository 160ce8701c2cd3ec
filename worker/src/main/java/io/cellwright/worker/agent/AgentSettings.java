package io.cellwright.worker.agent;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// What a worker is to the controller.
///
/// @param identity by which the controller knows it again when its process was started anew: 1 to
///   64 letters, digits and hyphens that no other worker has
/// @param name what people call it
/// @param slots how many trials it trains side by side, each in a thread of its own
/// @param device on which it trains, as `cpu`
/// @param version of Cellwright
/// @param memory bytes that its trials may take together; empty for what the device has
/// @param patience how long the controller may be unreachable at the start; empty for as long as it
///   takes
/// @param seed of the random part of pauses, so that workers that lost a controller together do not
///   all come back in the same moment
/// @param timing how long it waits for what
public record AgentSettings(
        String identity,
        String name,
        int slots,
        String device,
        String version,
        OptionalLong memory,
        Optional<Duration> patience,
        long seed,
        Timing timing) {

    /// More threads than any machine has cores for.
    public static final int MOST_SLOTS = 256;

    private static final int LONGEST_NAME = 100;

    public AgentSettings {
        if (!identity.matches("[0-9A-Za-z-]{1,64}")) {
            throw new IllegalArgumentException(
                    "a worker's identity is 1 to 64 letters, digits and hyphens, not \"%s\""
                            .formatted(identity));
        }
        if (memory.isPresent() && memory.getAsLong() < 1) {
            throw new IllegalArgumentException(
                    "memory is 1 byte or more, not " + memory.getAsLong());
        }
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "a worker's name has 1 to %d characters, not \"%s\""
                            .formatted(LONGEST_NAME, name));
        }
        if (slots < 1 || slots > MOST_SLOTS) {
            throw new IllegalArgumentException(
                    "slots is 1 to %d, not %d".formatted(MOST_SLOTS, slots));
        }
    }
}
