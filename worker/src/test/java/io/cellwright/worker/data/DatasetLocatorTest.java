package io.cellwright.worker.data;

import static io.cellwright.worker.data.DatasetLocator.Fetching.ALLOWED;
import static io.cellwright.worker.data.DatasetLocator.Fetching.FORBIDDEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cellwright.searchspace.trial.BuiltInDataset;
import io.cellwright.worker.data.ArchiveServer.Behaviour;
import io.cellwright.worker.data.DatasetLocator.Fetching;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetLocatorTest {

    @TempDir private Path home;

    private DatasetChoice locate(
            String name, Optional<Path> data, Fetching fetching, Behaviour behaviour)
            throws IOException {
        byte[] archive = CifarArchives.tarGz(CifarArchives.officialEntries());
        try (ArchiveServer server = new ArchiveServer(archive, behaviour)) {
            DatasetFiles files =
                    DatasetFiles.archived(
                            CifarFiles.LAYOUT,
                            new DownloadSource(server.uri(), CifarArchives.md5(archive), 1_000_000),
                            new DownloadTimeouts(Duration.ofSeconds(60), Duration.ofSeconds(60)));
            DatasetPlaces places = new DatasetPlaces(home, data, home.resolve("shared"));
            return new DatasetLocator(places, Map.of(BuiltInDataset.CIFAR10, files))
                    .locate(name, fetching, DatasetListener.silent());
        }
    }

    private DatasetChoice locate(String name, Fetching fetching) throws IOException {
        return locate(name, Optional.empty(), fetching, Behaviour.NOT_FOUND);
    }

    @Test
    void autoTakesTheFolderThatTheUserNamed() throws IOException {
        Path folder = CifarFiles.write(home.resolve("mine/cifar-10-batches-bin"));

        DatasetChoice choice =
                locate("auto", Optional.of(home.resolve("mine")), ALLOWED, Behaviour.NOT_FOUND);

        assertThat(choice.source().name()).isEqualTo("cifar10");
        assertThat(choice.reason()).isEqualTo("cifar10, found in " + folder);
    }

    @Test
    void autoNeverPassesOverAFolderThatTheUserNamed() {
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() ->
                        locate(
                                "auto",
                                Optional.of(home.resolve("mistyped")),
                                ALLOWED,
                                Behaviour.WHOLE_FILE))
                .withMessageContaining("mistyped: no such folder");
    }

    @Test
    void autoTakesWhatWasFetchedBefore() throws IOException {
        CifarFiles.write(home.resolve("datasets/cifar-10-batches-bin"));

        assertThat(locate("auto", FORBIDDEN).source().name()).isEqualTo("cifar10");
    }

    @Test
    void autoFetchesWhatIsNotHere() throws IOException {
        DatasetChoice choice = locate("auto", Optional.empty(), ALLOWED, Behaviour.WHOLE_FILE);

        assertThat(choice.source().load().train().size()).isEqualTo(100);
        assertThat(choice.reason())
                .isEqualTo("cifar10, fetched to " + home.resolve("datasets/cifar-10-batches-bin"));
    }

    @Test
    void autoFallsBackToShapesAndSaysWhy() throws IOException {
        DatasetChoice choice = locate("auto", ALLOWED);

        assertThat(choice.source()).isEqualTo(new GeneratedShapes(ShapesSpec.DEFAULT));
        assertThat(choice.reason())
                .startsWith("shapes, generated, as CIFAR-10 cannot be had: http://127.0.0.1:")
                .contains("status 404");
    }

    @Test
    void cifar10IsNeverReplacedByShapes() {
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> locate("cifar10", ALLOWED))
                .withMessageContaining("status 404");
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> locate("cifar10", FORBIDDEN))
                .withMessageContainingAll(
                        "cifar10 is not in " + home.resolve("datasets"),
                        "cellwright dataset get cifar10",
                        "--data DIR");
    }

    @Test
    void shapesNeedNoFile() throws IOException {
        assertThat(locate("shapes", FORBIDDEN).source().name()).isEqualTo("shapes");
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnes() {
        assertThatExceptionOfType(UnknownDatasetException.class)
                .isThrownBy(() -> locate("cifar11", FORBIDDEN))
                .withMessageContainingAll(
                        "no data set is named \"cifar11\"", "cifar100, mnist", "and auto");
    }
}
