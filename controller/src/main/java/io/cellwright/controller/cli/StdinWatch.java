package io.cellwright.controller.cli;

import java.io.IOException;
import java.io.InputStream;

/// Notices when whoever started this process is gone: its end of the pipe closes, even after `kill
/// -9`.
final class StdinWatch {

    private StdinWatch() {}

    /// Runs `closed` once the stream has ended.
    static void start(InputStream input, Runnable closed) {
        Thread.ofPlatform()
                .daemon()
                .name("stdin-watch")
                .start(() -> {
                    try (input) {
                        while (input.read() >= 0) {
                            // What is written here has no meaning.
                        }
                    } catch (IOException e) {
                        // A broken pipe is a closed one.
                    }
                    closed.run();
                });
    }
}
