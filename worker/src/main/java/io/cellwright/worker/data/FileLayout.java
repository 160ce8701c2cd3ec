package io.cellwright.worker.data;

import java.nio.file.Path;
import java.util.List;

/// How a published data set lies in its files.
sealed interface FileLayout permits CifarLayout, IdxLayout {

    /// The name by which the command line knows the data set.
    String name();

    /// The folder that its files are looked for in, also below the folder that a user names.
    String folder();

    /// The file by which a folder is recognized, in words for an error.
    String firstFile();

    /// The files that a user can provide, in words.
    String files();

    /// Whether a folder holds the file by which it is recognized.
    boolean isIn(Path folder);

    /// The most bytes that its files take, unpacked.
    long bytes();

    /// Reads and checks all files.
    ///
    /// @throws DatasetException that names the first file that breaks a rule, what was found there,
    ///   and the rule
    Dataset load(Path folder);

    /// Makes the files of what was downloaded.
    ///
    /// @param parts what was downloaded, which may be moved
    /// @param folder empty
    /// @throws DatasetException where a part is damaged
    void unpack(List<Path> parts, Path folder);
}
