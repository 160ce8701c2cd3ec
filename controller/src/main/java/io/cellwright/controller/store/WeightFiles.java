package io.cellwright.controller.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// The trained weights, one file a trial, under names that only the controller makes.
public final class WeightFiles {

    private static final String TEMPORARY = ".part";

    private final Path folder;

    private WeightFiles(Path folder) {
        this.folder = folder;
    }

    /// Opens the folder of weights in this home and removes files that no trial names: what was
    /// left when the controller was killed.
    public static WeightFiles open(Home home, Set<String> known) {
        Path folder = home.folder().resolve("weights");
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    if (!known.contains(String.valueOf(file.getFileName()))) {
                        Files.delete(file);
                    }
                }
            }
            return new WeightFiles(folder);
        } catch (IOException e) {
            throw new StoreException("%s cannot be used: %s".formatted(folder, e), e);
        }
    }

    /// A new file to write to.
    public Path temporary() {
        return folder.resolve(UUID.randomUUID() + TEMPORARY);
    }

    /// Makes a written file durable under its lasting name, which it answers.
    public String keep(Path temporary, long trial, long fence) {
        String name = "trial-%d-%d.safetensors".formatted(trial, fence);
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
                throw new DiskFullException("the disk is full; the weights were not stored", e);
            }
            throw new UncheckedIOException(e);
        }
    }

    /// The same failure, or one that says that the disk is full, where that is its cause.
    public static Throwable explained(Throwable failure) {
        return DiskFullException.causes(failure)
                ? new DiskFullException("the disk is full; the weights were not stored", failure)
                : failure;
    }

    /// Removes a file that turned out not to be wanted.
    public void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where the file of that name lies.
    public Path path(String name) throws NoSuchFileException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return file;
    }

    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
