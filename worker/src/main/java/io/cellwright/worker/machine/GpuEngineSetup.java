package io.cellwright.worker.machine;

import io.cellwright.searchspace.commandline.FileTrouble;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Fetches the engine for GPUs and unpacks it: all of it, or nothing.
///
/// @param engine where it goes
/// @param told what is going on, line by line
public record GpuEngineSetup(
        GpuEngine engine, NativeJars jars, Disks disks, Consumer<String> told) {

    /// What the files of the two jars take, known exactly once they are here.
    private static final long ABOUT_UNPACKED = 3_620_000_000L;

    private static final int STEPS_TOLD = 10;

    /// Does what is still to be done. Throws [GpuEngineException].
    public GpuEngine.State.Ready run() {
        return switch (engine.state()) {
            case GpuEngine.State.Ready ready -> ready;
            case GpuEngine.State.Absent _ -> alone();
            case GpuEngine.State.Damaged(String reason) -> {
                told.accept("unpacking again: " + reason);
                yield alone();
            }
        };
    }

    /// While no other process does the same.
    private GpuEngine.State.Ready alone() {
        Path engines = engine.engines();
        Path lock = engines.resolve("setup.lock");
        try {
            Files.createDirectories(engines);
            try (FileChannel channel =
                            FileChannel.open(
                                    lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.tryLock()) {
                if (held == null) {
                    throw busy();
                }
                return fetchAndUnpack();
            }
        } catch (OverlappingFileLockException _) {
            throw busy();
        } catch (IOException e) {
            throw new GpuEngineException(
                    "%s cannot be written: %s".formatted(engines, FileTrouble.words(e)), e);
        }
    }

    private GpuEngineException busy() {
        return new GpuEngineException(
                "another process is setting up the engine in " + engine.folder());
    }

    private GpuEngine.State.Ready fetchAndUnpack() throws IOException {
        removeLeftovers();
        NativeLibraries libraries = NativeLibraries.in(fetched());
        require(engine.folder(), libraries.size(), "unpacked libraries");
        Path draft = Files.createTempDirectory(engine.engines(), "cu118-draft-");
        try {
            told.accept("unpacking %s".formatted(gigabytes(libraries.size())));
            Progress progress = new Progress(libraries.size(), told);
            libraries.unpack(draft, progress::reached);
            GpuEngine.describe(draft, libraries.version(), libraries.sizes());
            delete(engine.folder());
            Files.move(draft, engine.folder(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(draft);
        }
        return switch (engine.state()) {
            case GpuEngine.State.Ready ready -> ready;
            case GpuEngine.State.Absent _ ->
                    throw new GpuEngineException(engine.folder() + " was taken away meanwhile");
            case GpuEngine.State.Damaged(String reason) -> throw new GpuEngineException(reason);
        };
    }

    private List<Path> fetched() {
        Optional<List<Path>> here = jars.here();
        if (here.isPresent()) {
            return here.get();
        }
        boolean shared = disks.same(jars.repository(), engine.folder());
        require(jars.repository(), jars.size() + (shared ? ABOUT_UNPACKED : 0), "native libraries");
        if (!shared) {
            require(engine.folder(), ABOUT_UNPACKED, "unpacked libraries");
        }
        told.accept(
                "fetching %s with Maven; a jar that is here already is not fetched again"
                        .formatted(gigabytes(jars.size())));
        return jars.fetch();
    }

    private void require(Path folder, long bytes, String what) {
        long free = disks.free(folder);
        if (free < bytes) {
            throw new GpuEngineException(
                    "the %s need %s, and there are %s free for %s; CELLWRIGHT_ENGINES names another place to unpack to"
                            .formatted(what, gigabytes(bytes), gigabytes(free), folder));
        }
    }

    /// Of a setup that was killed.
    private void removeLeftovers() throws IOException {
        List<Path> drafts;
        try (Stream<Path> files = Files.list(engine.engines())) {
            drafts =
                    files.filter(file -> file.getFileName().toString().startsWith("cu118-draft-"))
                            .toList();
        }
        for (Path draft : drafts) {
            delete(draft);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> inside;
        try (Stream<Path> files = Files.walk(folder)) {
            inside = files.toList().reversed();
        }
        for (Path file : inside) {
            Files.delete(file);
        }
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }

    /// Tells every tenth.
    private static final class Progress {

        private final long total;
        private final Consumer<String> told;
        private long next = 1;

        Progress(long total, Consumer<String> told) {
            this.total = total;
            this.told = told;
        }

        void reached(long bytes) {
            long tenth = bytes * STEPS_TOLD / Math.max(1, total);
            if (tenth >= next) {
                told.accept("unpacked %s of %s".formatted(gigabytes(bytes), gigabytes(total)));
                next = tenth + 1;
            }
        }
    }
}
