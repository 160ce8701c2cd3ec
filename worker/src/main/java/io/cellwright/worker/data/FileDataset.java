package io.cellwright.worker.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A published data set in a folder.
///
/// Every file is checked for its structure, never for its pixels: a copy that went through another
/// image codec is valid.
public final class FileDataset implements LocatedDataset {

    private final FileLayout layout;
    private final Path folder;

    FileDataset(FileLayout layout, Path folder) {
        this.layout = layout;
        this.folder = folder;
    }

    /// Opens the folder that holds the files, or its parent. Files are read by [#load] only.
    ///
    /// @throws DatasetException where neither folder holds them
    static FileDataset at(FileLayout layout, Path directory) {
        return find(layout, directory)
                .orElseThrow(() -> new DatasetException(notFound(layout, directory)));
    }

    /// The same as [#at], empty where the files are not there.
    static Optional<FileDataset> find(FileLayout layout, Path directory) {
        return List.of(directory, directory.resolve(layout.folder())).stream()
                .filter(layout::isIn)
                .findFirst()
                .map(folder -> new FileDataset(layout, folder));
    }

    private static String notFound(FileLayout layout, Path directory) {
        if (!Files.isDirectory(directory)) {
            return "%s: %s; name the folder that holds %s, or its parent"
                    .formatted(
                            directory,
                            Files.exists(directory) ? "not a folder" : "no such folder",
                            layout.firstFile());
        }
        return "%s: found no %s here or in %s; name the folder that holds it, or its parent"
                .formatted(directory, layout.firstFile(), directory.resolve(layout.folder()));
    }

    /// The folder that holds the files.
    public Path folder() {
        return folder;
    }

    @Override
    public String name() {
        return layout.name();
    }

    @Override
    public String location() {
        return folder.toString();
    }

    /// Reads and checks all files into the heap: about their own size.
    ///
    /// @throws DatasetException that names the first file that breaks a rule, what was found there,
    ///   and the rule
    @Override
    public Dataset load() {
        return layout.load(folder);
    }
}
