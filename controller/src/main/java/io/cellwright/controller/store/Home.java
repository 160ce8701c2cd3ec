package io.cellwright.controller.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// The folder where a controller keeps everything, locked against a second controller for as long
/// as it is open.
public final class Home implements AutoCloseable {

    /// Less room than this counts as none, so that the database can always finish what it began.
    private static final long RESERVE = 32L << 20;

    private final Path folder;
    private final FileChannel lockFile;

    private Home(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /// Creates the folder where it is missing and locks it. Throws [StoreException] where another
    /// controller has it.
    public static Home open(Path folder) {
        try {
            create(folder);
            Path file = folder.resolve("lock");
            FileChannel channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                String owner = Files.readString(file, StandardCharsets.UTF_8).strip();
                channel.close();
                throw new StoreException(
                        "another controller is running in %s (process %s); stop it, or choose another folder with --home"
                                .formatted(folder, owner.isEmpty() ? "unknown" : owner));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(
                            Long.toString(ProcessHandle.current().pid())
                                    .getBytes(StandardCharsets.UTF_8)));
            return new Home(folder, channel);
        } catch (IOException e) {
            throw new StoreException("%s cannot be used as home: %s".formatted(folder, e), e);
        }
    }

    public Path folder() {
        return folder;
    }

    /// Throws [DiskFullException] where there is too little room to begin anything.
    public void requireRoom() {
        try {
            long usable = Files.getFileStore(folder).getUsableSpace();
            if (usable < RESERVE) {
                throw new DiskFullException(
                        "the disk of %s is full: %,d bytes are free, and %,d are needed"
                                .formatted(folder, usable, RESERVE));
            }
        } catch (IOException e) {
            throw new StoreException("%s cannot be read: %s".formatted(folder, e), e);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new StoreException("%s cannot be unlocked: %s".formatted(folder, e), e);
        }
    }

    private static void create(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.createDirectory(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another controller in this same process: only tests do that.
            return null;
        }
    }
}
