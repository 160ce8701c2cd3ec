package io.cellwright.controller.rest;

import io.cellwright.controller.schedule.LeaseTerms;
import io.cellwright.controller.search.strategy.Strategies;
import io.cellwright.controller.search.strategy.StrategyFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;

/// How a controller runs.
///
/// @param home the folder where it keeps everything; created where it is missing
/// @param host the address that it listens on
/// @param port the port that it listens on, 0 for any that is free
/// @param clock where the times of leases come from
public record ControllerOptions(
        Path home,
        String host,
        int port,
        LeaseTerms terms,
        StrategyFactory strategies,
        InstantSource clock) {

    /// The address that only this machine reaches.
    public static final String LOOPBACK = "127.0.0.1";

    private static final int MAXIMUM_PORT = 65_535;

    public ControllerOptions {
        if (port < 0 || port > MAXIMUM_PORT) {
            throw new IllegalArgumentException(
                    "port is 0 to %d, not %d".formatted(MAXIMUM_PORT, port));
        }
    }

    /// A controller with the ordinary leases, strategies and clock.
    public static ControllerOptions of(Path home, String host, int port) {
        return new ControllerOptions(
                home, host, port, LeaseTerms.standard(), Strategies::create, Clock.systemUTC());
    }
}
