package io.cellwright.worker.data;

/// A data set whose place is known and that can be loaded: its files were found, or it is
/// generated.
public sealed interface LocatedDataset permits FileDataset, ImageFolder, GeneratedShapes {

    /// The name by which the command line knows the data set.
    String name();

    /// Where it is, in words for the user: a folder, or that it is generated.
    String location();

    /// Reads or generates all images.
    ///
    /// @throws DatasetException where its files are damaged
    Dataset load();
}
