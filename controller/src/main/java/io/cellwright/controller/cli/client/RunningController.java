package io.cellwright.controller.cli.client;

import java.net.URI;

/// A controller that has announced itself in its home folder.
///
/// @param url as `http://127.0.0.1:8080`
/// @param pid of its process
public record RunningController(URI url, long pid) {

    /// Whether a process with its number is there. It may be another one by now.
    public boolean mayBeAlive() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
