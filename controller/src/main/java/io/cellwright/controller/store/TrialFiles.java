package io.cellwright.controller.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// What workers hand in of trials, one file a trial, under names that only the controller makes.
public final class TrialFiles {

    private static final String TEMPORARY = ".part";

    private final Path folder;
    private final Kind kind;

    /// What is in the files.
    public enum Kind {
        /// Trained weights.
        WEIGHTS("weights", "safetensors", 1L << 30),
        /// Where a paused training goes on: bytes that only workers understand.
        CHECKPOINTS("checkpoints", "checkpoint", (2L << 30) - 1);

        private final String folder;
        private final String extension;
        private final long maximumBytes;

        Kind(String folder, String extension, long maximumBytes) {
            this.folder = folder;
            this.extension = extension;
            this.maximumBytes = maximumBytes;
        }

        /// The size of the largest file.
        public long maximumBytes() {
            return maximumBytes;
        }

        /// The word for one or more of them.
        public String text() {
            return folder;
        }
    }

    private TrialFiles(Path folder, Kind kind) {
        this.folder = folder;
        this.kind = kind;
    }

    /// Opens a folder in this home and removes files that no trial names: what was left when the
    /// controller was killed.
    public static TrialFiles open(Home home, Kind kind, Set<String> known) {
        Path folder = home.folder().resolve(kind.folder);
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    if (!known.contains(String.valueOf(file.getFileName()))) {
                        Files.delete(file);
                    }
                }
            }
            return new TrialFiles(folder, kind);
        } catch (IOException e) {
            throw new StoreException("%s cannot be used: %s".formatted(folder, e), e);
        }
    }

    public Kind kind() {
        return kind;
    }

    /// A new file to write to.
    public Path temporary() {
        return folder.resolve(UUID.randomUUID() + TEMPORARY);
    }

    /// Makes a written file durable under its lasting name, which it answers.
    public String keep(Path temporary, long trial, long fence) {
        String name = "trial-%d-%d.%s".formatted(trial, fence, kind.extension);
        try {
            force(temporary, StandardOpenOption.WRITE);
            Files.move(
                    temporary,
                    folder.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            force(folder, StandardOpenOption.READ);
            return name;
        } catch (IOException e) {
            if (DiskFullException.causes(e)) {
                throw full(e);
            }
            throw new UncheckedIOException(e);
        }
    }

    /// The same failure, or one that says that the disk is full, where that is its cause.
    public Throwable explained(Throwable failure) {
        return DiskFullException.causes(failure) ? full(failure) : failure;
    }

    private DiskFullException full(Throwable cause) {
        return new DiskFullException(
                "the disk is full; the %s were not stored".formatted(kind.text()), cause);
    }

    /// Removes a file that turned out not to be wanted.
    public void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Removes the file of that name.
    public void discard(String name) {
        discard(folder.resolve(name));
    }

    /// Where the file of that name lies, if it is there.
    public Optional<Path> path(String name) {
        return Optional.of(folder.resolve(name)).filter(Files::isRegularFile);
    }

    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
