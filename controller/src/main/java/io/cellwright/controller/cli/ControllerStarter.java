package io.cellwright.controller.cli;

import java.nio.file.Path;

/// How a controller is started, so that the commands can be tested without one.
@FunctionalInterface
interface ControllerStarter {

    /// A controller that answers.
    interface Started extends AutoCloseable {

        /// The port it listens at, also where any free one was asked for.
        int port();

        /// A path with a one-time token that opens the dashboard.
        String newLoginPath();

        /// Stops it in good order.
        @Override
        void close();
    }

    /// Starts a controller and returns when it answers.
    ///
    /// @param port to listen at, 0 for any that is free
    Started start(Path home, String host, int port);
}
