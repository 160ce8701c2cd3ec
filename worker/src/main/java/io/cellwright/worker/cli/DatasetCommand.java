package io.cellwright.worker.cli;

import io.cellwright.searchspace.commandline.ExitCode;
import io.cellwright.worker.data.CifarDownload;
import io.cellwright.worker.data.DatasetChoice;
import io.cellwright.worker.data.DatasetLocator;
import io.cellwright.worker.data.DatasetLocator.Fetching;
import io.cellwright.worker.data.DownloadListener;
import io.cellwright.worker.data.DownloadSource;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dataset list|get|verify`: what there is to train on, fetched and checked.
@Command(name = "dataset", description = "Lists, fetches and verifies data sets.")
final class DatasetCommand {

    /// What `dataset get` prints.
    record Got(String name, String location, String reason) {}

    private final Console console;
    private final DownloadSource source;

    DatasetCommand(Console console, DownloadSource source) {
        this.console = console;
        this.source = source;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the data sets and where they are.")
    int list(@Mixin DatasetOptions options, @Mixin OutputOption output) {
        List<DatasetListing> listings = DatasetListing.all(options.locator(download(source)));
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
                                    "cifar10, shapes, or auto: cifar10 where it can be had,"
                                            + " otherwise shapes")
                    String name,
            @Option(
                            names = "--from",
                            paramLabel = "URL",
                            description =
                                    "another place of the same archive;"
                                            + " default: the page of its authors")
                    Optional<URI> from,
            @Mixin DatasetOptions options,
            @Mixin OutputOption output) {
        DatasetLocator locator = options.locator(download(mirrored(from)));
        DatasetChoice choice =
                locator.locate(name, Fetching.ALLOWED, new DownloadProgress(console));
        console.err().println(choice.reason());
        Got got = new Got(choice.source().name(), choice.source().location(), choice.reason());
        output.print(console, List.of(List.of(got.name(), got.location())), got);
        return ExitCode.OK;
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = {
                "Reads a data set and checks its files: sizes, number of records, labels, classes.",
                "Pixels may differ from the published ones: a recompressed copy is valid."
            })
    int verify(
            @Parameters(paramLabel = "NAME", description = "cifar10, shapes or auto") String name,
            @Mixin DatasetOptions options,
            @Mixin OutputOption output) {
        DatasetChoice choice =
                options.locator(download(source))
                        .locate(name, Fetching.FORBIDDEN, DownloadListener.silent());
        console.err().println(choice.reason());
        DatasetReport report = DatasetReport.of(choice.source());
        output.print(console, report.rows(), report);
        return ExitCode.OK;
    }

    private DownloadSource mirrored(Optional<URI> from) {
        try {
            return from.map(uri -> new DownloadSource(uri, source.md5(), source.largestBytes()))
                    .orElse(source);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--from: " + e.getMessage(), e);
        }
    }

    private static CifarDownload download(DownloadSource source) {
        return CifarDownload.from(source);
    }
}
