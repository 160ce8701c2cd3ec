package io.cellwright.worker.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where the jars with native libraries come from.
public interface NativeJars {

    /// The jars, where they are on this machine already.
    Optional<List<Path>> here();

    /// Fetches them. Throws [GpuEngineException].
    List<Path> fetch();

    /// Where they are kept.
    Path repository();

    /// How many bytes are fetched.
    long size();
}
