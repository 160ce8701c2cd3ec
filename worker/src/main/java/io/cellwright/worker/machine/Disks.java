package io.cellwright.worker.machine;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much room there is for files.
public interface Disks {

    /// The bytes that can still be written below a folder, which may not be there yet.
    long free(Path folder);

    /// Whether two folders share their room.
    boolean same(Path one, Path other);

    /// The disks of this machine.
    static Disks real() {
        return new Disks() {
            @Override
            public long free(Path folder) {
                try {
                    return store(folder).getUsableSpace();
                } catch (IOException e) {
                    throw new GpuEngineException(
                            "the free space of %s cannot be told: %s"
                                    .formatted(folder, e.getMessage()),
                            e);
                }
            }

            @Override
            public boolean same(Path one, Path other) {
                try {
                    return store(one).equals(store(other));
                } catch (IOException _) {
                    return true;
                }
            }

            private FileStore store(Path folder) throws IOException {
                Path there = folder.toAbsolutePath();
                while (!Files.exists(there) && there.getParent() != null) {
                    there = there.getParent();
                }
                return Files.getFileStore(there);
            }
        };
    }
}
