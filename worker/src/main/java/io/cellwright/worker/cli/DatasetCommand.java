package io.cellwright.worker.cli;

import io.cellwright.searchspace.commandline.ExitCode;
import io.cellwright.searchspace.commandline.Wording;
import io.cellwright.searchspace.trial.BuiltInDataset;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.FolderDataset;
import io.cellwright.worker.data.DatasetChoice;
import io.cellwright.worker.data.DatasetFiles;
import io.cellwright.worker.data.DatasetLocator;
import io.cellwright.worker.data.DatasetLocator.Fetching;
import io.cellwright.worker.data.FolderListing;
import io.cellwright.worker.data.ImageFolders;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dataset list|get|add|verify`: what there is to train on, fetched and checked.
@Command(name = "dataset", description = "Lists, fetches, adds and verifies data sets.")
final class DatasetCommand {

    /// What `dataset get` prints.
    record Got(String name, String location, String reason) {}

    private final Console console;

    DatasetCommand(Console console) {
        this.console = console;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the data sets and where they are.")
    int list(@Mixin DatasetOptions options, @Mixin OutputOption output) {
        List<DatasetListing> listings = DatasetListing.all(options.locator());
        List<List<String>> rows = new ArrayList<>();
        rows.add(DatasetListing.HEADINGS);
        listings.forEach(listing -> rows.add(listing.row()));
        output.print(console, rows, listings);
        return ExitCode.OK;
    }

    @Command(
            name = "get",
            mixinStandardHelpOptions = true,
            description = "Fetches a data set where it is not here yet, and says where it is.")
    int get(
            @Parameters(
                            paramLabel = "NAME",
                            description =
                                    "a name of `dataset list`, or auto: cifar10 where it can be"
                                            + " had, otherwise shapes")
                    String name,
            @Option(
                            names = "--from",
                            paramLabel = "URL",
                            description =
                                    "another place of the same archive, or of the folder of the"
                                            + " same files; default: the page of its authors")
                    Optional<URI> from,
            @Mixin DatasetOptions options,
            @Mixin OutputOption output) {
        DatasetLocator locator = options.locator(files(name, from));
        DatasetChoice choice =
                locator.locate(name, Fetching.ALLOWED, new DownloadProgress(console, shown(name)));
        console.err().println(choice.reason());
        Got got = new Got(choice.source().name(), choice.source().location(), choice.reason());
        output.print(console, List.of(List.of(got.name(), got.location())), got);
        return ExitCode.OK;
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = {
                "Adds a folder of images, DIR/train/CLASS/NAME.jpg and DIR/test/CLASS/NAME.jpg:",
                "checks and decodes every image, links the folder below --home, and tells the name",
                "of the data set. Without DIR/test, a tenth of each class is set aside for it."
            })
    int add(
            @Parameters(paramLabel = "DIR", description = "the folder that holds train")
                    Path folder,
            @Option(
                            names = "--side",
                            paramLabel = "N",
                            defaultValue = DatasetListing.USUAL_SIDE + "",
                            description =
                                    "height and width that images are brought to, 8 to 1,024;"
                                            + " default: ${DEFAULT-VALUE}")
                    int side,
            @Option(
                            names = "--channels",
                            paramLabel = "N",
                            defaultValue = DatasetListing.USUAL_CHANNELS + "",
                            description =
                                    "3 for colours, 1 for grey images; default: ${DEFAULT-VALUE}")
                    int channels,
            @Option(
                            names = "--home",
                            paramLabel = "DIR",
                            description =
                                    "where Cellwright keeps its files; default: ~/.cellwright")
                    Optional<Path> home,
            @Mixin OutputOption output) {
        if (side < 8 || side > 1024) {
            throw new UsageException(Wording.broken("--side", "8 to 1,024", side));
        }
        if (channels != 1 && channels != 3) {
            throw new UsageException(Wording.broken("--channels", "1 or 3", channels));
        }
        FolderDataset name = FolderListing.of(folder).name(channels, side);
        DatasetReport report =
                DatasetReport.of(
                        ImageFolders.add(
                                home.orElseGet(DatasetOptions::usualHome),
                                folder,
                                name,
                                new DownloadProgress(console, name.folder())));
        output.print(console, report.rows(), report);
        return ExitCode.OK;
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = {
                "Reads a data set and checks its files: sizes, number of records, labels, classes;",
                "of a folder of images, that each can be decoded.",
                "Pixels may differ from the published ones: a recompressed copy is valid."
            })
    int verify(
            @Parameters(paramLabel = "NAME", description = "a name of `dataset list`, or auto")
                    String name,
            @Mixin DatasetOptions options,
            @Mixin OutputOption output) {
        DatasetChoice choice =
                options.locator()
                        .locate(
                                name,
                                Fetching.FORBIDDEN,
                                new DownloadProgress(console, shown(name)));
        console.err().println(choice.reason());
        DatasetReport report = DatasetReport.of(choice.source());
        output.print(console, report.rows(), report);
        return ExitCode.OK;
    }

    /// What lines of progress begin with.
    private static String shown(String name) {
        return name.equals(DatasetLocator.AUTO) ? BuiltInDataset.CIFAR10.text() : name;
    }

    private static Map<BuiltInDataset, DatasetFiles> files(String name, Optional<URI> from) {
        Map<BuiltInDataset, DatasetFiles> files = new EnumMap<>(DatasetFiles.official());
        if (from.isEmpty()) {
            return files;
        }
        try {
            if (!(DatasetName.of(shown(name)) instanceof BuiltInDataset builtIn)
                    || !files.containsKey(builtIn)) {
                throw new IllegalArgumentException("nothing is fetched of " + name);
            }
            files.put(builtIn, files.get(builtIn).from(from.get()));
            return files;
        } catch (IllegalArgumentException e) {
            throw new UsageException("--from: " + e.getMessage(), e);
        }
    }
}
