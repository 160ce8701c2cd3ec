package io.cellwright.worker.data;

import io.cellwright.searchspace.trial.BuiltInDataset;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.FolderDataset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds data sets by name, in the folder that the user named or below the home of Cellwright.
public final class DatasetLocator {

    /// Takes CIFAR-10 where it can be had, and the generated shapes otherwise.
    public static final String AUTO = "auto";

    /// Whether a data set that is not here may be downloaded.
    public enum Fetching {
        ALLOWED,
        FORBIDDEN
    }

    private final DatasetPlaces places;
    private final Map<BuiltInDataset, DatasetFiles> files;

    /// @param files those of every built-in data set that has some
    public DatasetLocator(DatasetPlaces places, Map<BuiltInDataset, DatasetFiles> files) {
        this.places = places;
        this.files = new EnumMap<>(BuiltInDataset.class);
        this.files.putAll(files);
    }

    public DatasetPlaces places() {
        return places;
    }

    /// Finds a data set without reading its images.
    ///
    /// A folder that the user named is taken or refused, never passed over: only where none was
    /// named does `auto` fall back to the shapes, and its reason says so.
    ///
    /// @throws UnknownDatasetException where nothing is known by that name
    /// @throws DatasetException where it cannot be had
    public DatasetChoice locate(String name, Fetching fetching, DatasetListener listener) {
        if (name.equals(AUTO)) {
            return found(BuiltInDataset.CIFAR10)
                    .orElseGet(() -> fetchOrFallBack(fetching, listener));
        }
        return locate(named(name), fetching, listener);
    }

    /// The same for a name that is known to be one.
    public DatasetChoice locate(DatasetName name, Fetching fetching, DatasetListener listener) {
        return switch (name) {
            case BuiltInDataset.SHAPES -> new DatasetChoice(shapes(), "shapes, as asked for");
            case BuiltInDataset builtIn ->
                    found(builtIn).orElseGet(() -> fetch(builtIn, fetching, listener));
            case FolderDataset folder -> {
                Path place = ImageFolders.find(places, folder.folder());
                yield new DatasetChoice(
                        new ImageFolder(place, folder, places.caches(), listener),
                        "%s, found in %s".formatted(folder.folder(), place));
            }
        };
    }

    private static DatasetName named(String name) {
        try {
            return DatasetName.of(name);
        } catch (IllegalArgumentException e) {
            throw new UnknownDatasetException(AUTO, e);
        }
    }

    /// Where the files of a built-in data set already are, if anywhere.
    public Optional<FileDataset> find(BuiltInDataset name) {
        DatasetFiles wanted = files.get(name);
        return wanted == null
                ? Optional.empty()
                : places.folders().stream().map(wanted::find).flatMap(Optional::stream).findFirst();
    }

    /// How a built-in data set that is not here can be had: a command, or what to do.
    public String howToGet(BuiltInDataset name) {
        DatasetFiles wanted = filesOf(name);
        return wanted.isFetched()
                ? "cellwright dataset get " + name.text()
                : wanted.howToGet(places.datasets());
    }

    /// Checks that the folder that the user named, if any, holds a data set at all, and answers the
    /// built-in ones that it holds. A mistyped folder should not cost a trial.
    ///
    /// @throws DatasetException where it holds none
    public List<FileDataset> requireNamed() {
        Optional<Path> named = places.named();
        if (named.isEmpty()) {
            return List.of();
        }
        List<FileDataset> here = new ArrayList<>();
        files.values().forEach(one -> one.find(named.get()).ifPresent(here::add));
        if (here.isEmpty() && ImageFolders.all(places).isEmpty()) {
            // Refuses in the words of the data set that most people mean.
            FileDataset _ = filesOf(BuiltInDataset.CIFAR10).at(named.get());
        }
        return here;
    }

    /// In a folder that the user named, what is not there is an error.
    private Optional<DatasetChoice> found(BuiltInDataset name) {
        Optional<FileDataset> found =
                places.named().isPresent()
                        ? Optional.of(filesOf(name).at(places.named().get()))
                        : find(name);
        return found.map(one ->
                new DatasetChoice(one, "%s, found in %s".formatted(name.text(), one.folder())));
    }

    private DatasetFiles filesOf(BuiltInDataset name) {
        DatasetFiles found = files.get(name);
        if (found == null) {
            throw new DatasetException("nothing is known about the files of " + name.text());
        }
        return found;
    }

    private DatasetChoice fetch(BuiltInDataset name, Fetching fetching, DatasetListener listener) {
        return switch (fetching) {
            case ALLOWED -> {
                FileDataset fetched = filesOf(name).fetch(places.datasets(), listener);
                yield new DatasetChoice(
                        fetched, "%s, fetched to %s".formatted(name.text(), fetched.folder()));
            }
            case FORBIDDEN ->
                    throw new DatasetException(
                            "%s is not in %s; %s, or name the folder that holds it with --data DIR"
                                    .formatted(
                                            name.text(),
                                            places.datasets(),
                                            filesOf(name).howToGet(places.datasets())));
        };
    }

    private DatasetChoice fetchOrFallBack(Fetching fetching, DatasetListener listener) {
        try {
            return fetch(BuiltInDataset.CIFAR10, fetching, listener);
        } catch (DatasetException e) {
            return new DatasetChoice(
                    shapes(), "shapes, generated, as CIFAR-10 cannot be had: " + e.getMessage());
        }
    }

    private static LocatedDataset shapes() {
        return new GeneratedShapes(ShapesSpec.DEFAULT);
    }
}
