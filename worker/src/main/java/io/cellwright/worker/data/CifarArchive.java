package io.cellwright.worker.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// The official archive of CIFAR, of which only the files of the layout are ever written.
final class CifarArchive {

    /// What the archive may hold beside the images: a page of HTML and names of classes.
    private static final long LARGEST_REST = 1 << 20;

    private final CifarLayout layout;
    private final Path archive;
    private final Set<String> wanted;

    CifarArchive(CifarLayout layout, Path archive) {
        this.layout = layout;
        this.archive = archive;
        this.wanted = new HashSet<>(layout.imageFiles());
        wanted.add(layout.classNamesFile());
    }

    /// Unpacks into an empty folder. Names come from the layout, never from the archive.
    ///
    /// @throws DatasetException where the archive is damaged or holds something too large
    void unpack(Path folder) {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new GZIPInputStream(file, 1 << 16))) {
            long allowed = layout.bytes() + LARGEST_REST;
            Set<String> open = new HashSet<>(wanted);
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                allowed -= entry.getSize();
                if (allowed < 0) {
                    throw new DatasetException(
                            archive + ": unpacks to more than the files of " + layout.name());
                }
                String name = nameInLayout(entry);
                if (open.remove(name)) {
                    Files.copy(tar, folder.resolve(name));
                }
            }
        } catch (IOException e) {
            throw new DatasetException("%s: cannot be unpacked: %s".formatted(archive, e), e);
        }
    }

    /// The plain name of a file of the layout; of anything else, a name that no file has.
    private String nameInLayout(TarArchiveEntry entry) {
        String prefix = layout.folder() + "/";
        boolean inFolder = entry.isFile() && entry.getName().startsWith(prefix);
        return inFolder ? entry.getName().substring(prefix.length()) : "";
    }
}
