package io.cellwright.worker.data;

import static io.cellwright.worker.data.ArchiveServer.Behaviour.BREAKS_HALFWAY;
import static io.cellwright.worker.data.ArchiveServer.Behaviour.HANGS_BEFORE_HEADER;
import static io.cellwright.worker.data.ArchiveServer.Behaviour.HANGS_HALFWAY;
import static io.cellwright.worker.data.ArchiveServer.Behaviour.HONOURS_RANGE;
import static io.cellwright.worker.data.ArchiveServer.Behaviour.NOT_FOUND;
import static io.cellwright.worker.data.ArchiveServer.Behaviour.RANGE_NOT_SATISFIABLE;
import static io.cellwright.worker.data.ArchiveServer.Behaviour.REDIRECTS;
import static io.cellwright.worker.data.ArchiveServer.Behaviour.WHOLE_FILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetDownloadTest {

    private static final String[] FILES = {
        "batches.meta.txt",
        "data_batch_1.bin",
        "data_batch_2.bin",
        "data_batch_3.bin",
        "data_batch_4.bin",
        "data_batch_5.bin",
        "test_batch.bin"
    };

    @TempDir private Path datasets;
    private final byte[] archive = CifarArchives.tarGz(CifarArchives.officialEntries());

    /// Shorter only where a test waits for it to end; a busy machine may take long to answer.
    private Duration patience = Duration.ofSeconds(60);

    DatasetDownloadTest() throws IOException {}

    private DatasetFiles download(URI uri, String md5, long largest) {
        return DatasetFiles.archived(
                CifarFiles.LAYOUT,
                new DownloadSource(uri, md5, largest),
                new DownloadTimeouts(Duration.ofSeconds(60), patience));
    }

    private FileDataset fetch(ArchiveServer server, byte[] expected) {
        return download(server.uri(), CifarArchives.md5(expected), 1_000_000)
                .fetch(datasets, DatasetListener.silent());
    }

    private void assertRefused(ArchiveServer server, String... parts) {
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> fetch(server, archive))
                .withMessageContainingAll(parts);
    }

    private Path part() {
        return datasets.resolve("cifar10.tar.gz.part");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private void assertComplete() throws IOException {
        assertThat(names(datasets)).containsExactly("cifar-10-batches-bin", "cifar10.lock");
        assertThat(names(datasets.resolve("cifar-10-batches-bin"))).containsExactly(FILES);
    }

    @Test
    void theArchiveIsFetchedUnpackedAndRemoved() throws IOException {
        try (ArchiveServer server = new ArchiveServer(archive, WHOLE_FILE)) {
            FileDataset fetched = fetch(server, archive);

            assertThat(fetched.load().train().size()).isEqualTo(100);
            assertThat(server.ranges()).containsExactly("");
        }
        assertComplete();
    }

    @Test
    void aBrokenConnectionIsResumedWhereItStopped() throws IOException {
        try (ArchiveServer server = new ArchiveServer(archive, BREAKS_HALFWAY, HONOURS_RANGE)) {
            fetch(server, archive);

            assertThat(server.ranges())
                    .containsExactly("", "bytes=%d-".formatted(archive.length / 2));
        }
        assertComplete();
    }

    @Test
    void whatAKilledProcessLeftIsResumed() throws IOException {
        Files.write(part(), Arrays.copyOf(archive, 1000));
        Files.createDirectories(datasets.resolve(".cifar10-unpacking-1234/half"));
        try (ArchiveServer server = new ArchiveServer(archive, HONOURS_RANGE)) {
            fetch(server, archive);

            assertThat(server.ranges()).containsExactly("bytes=1000-");
        }
        assertComplete();
    }

    @Test
    void aWholeArchiveThatAKilledProcessLeftIsUnpackedWithoutTheServer() throws IOException {
        Files.write(part(), archive);
        try (ArchiveServer server = new ArchiveServer(archive, NOT_FOUND)) {
            fetch(server, archive);

            assertThat(server.ranges()).isEmpty();
        }
        assertComplete();
    }

    @Test
    void aServerThatIgnoresRangeIsReadFromTheStart() throws IOException {
        Files.write(part(), new byte[1000]);
        try (ArchiveServer server = new ArchiveServer(archive, WHOLE_FILE)) {
            fetch(server, archive);

            assertThat(server.ranges()).containsExactly("bytes=1000-");
        }
        assertComplete();
    }

    @Test
    void aPartThatTheServerCannotContinueIsStartedOver() throws IOException {
        Files.write(part(), new byte[archive.length + 1]);
        try (ArchiveServer server =
                new ArchiveServer(archive, RANGE_NOT_SATISFIABLE, HONOURS_RANGE)) {
            fetch(server, archive);

            assertThat(server.ranges())
                    .containsExactly("bytes=%d-".formatted(archive.length + 1), "");
        }
        assertComplete();
    }

    @Test
    void aServerThatBreaksEveryConnectionIsGivenUp() throws IOException {
        try (ArchiveServer server = new ArchiveServer(archive, BREAKS_HALFWAY)) {
            assertRefused(
                    server,
                    server.uri().toString(),
                    "%d bytes are kept, the same command goes on".formatted(archive.length / 2));
        }
        assertThat(part()).hasSize(archive.length / 2);
    }

    @Test
    void aWrongChecksumIsRefusedWithBothAndTheFileIsRemoved() throws IOException {
        byte[] damaged = archive.clone();
        damaged[100] ^= 1;
        try (ArchiveServer server = new ArchiveServer(damaged, WHOLE_FILE)) {
            assertRefused(
                    server,
                    server.uri().toString(),
                    "have MD5 " + CifarArchives.md5(damaged),
                    "must be " + CifarArchives.md5(archive));
        }
        assertThat(names(datasets)).containsExactly("cifar10.lock");
    }

    @Test
    void aServerThatHangsBeforeItsHeaderIsGivenUp() throws IOException {
        patience = Duration.ofMillis(300);
        try (ArchiveServer server = new ArchiveServer(archive, HANGS_BEFORE_HEADER)) {
            assertRefused(server, server.uri().toString(), "no answer within 0.3 s");
        }
    }

    @Test
    void aServerThatHangsHalfwayIsAskedAgainForTheRest() throws IOException {
        patience = Duration.ofSeconds(2);
        try (ArchiveServer server = new ArchiveServer(archive, HANGS_HALFWAY, HONOURS_RANGE)) {
            fetch(server, archive);

            assertThat(server.ranges())
                    .containsExactly("", "bytes=%d-".formatted(archive.length / 2));
        }
        assertComplete();
    }

    @Test
    void anErrorOfTheServerIsRefusedWithItsStatus() throws IOException {
        try (ArchiveServer server = new ArchiveServer(archive, NOT_FOUND)) {
            assertRefused(server, server.uri().toString(), "status 404");
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        try (ArchiveServer server = new ArchiveServer(archive, REDIRECTS, WHOLE_FILE)) {
            assertRefused(server, "status 302; redirects are not followed");

            assertThat(server.ranges()).hasSize(1);
        }
    }

    @Test
    void aServerThatIsNotThereIsRefusedWithItsAddress() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        URI uri = URI.create("http://127.0.0.1:%d/archive".formatted(port));

        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() ->
                        download(uri, CifarArchives.md5(archive), 1_000_000)
                                .fetch(datasets, DatasetListener.silent()))
                .withMessage(uri + ": cannot connect");
    }

    @Test
    void moreThanExpectedIsNotWritten() throws IOException {
        try (ArchiveServer server = new ArchiveServer(archive, WHOLE_FILE)) {
            int largest = archive.length - 1;

            assertThatExceptionOfType(DatasetException.class)
                    .isThrownBy(() ->
                            download(server.uri(), CifarArchives.md5(archive), largest)
                                    .fetch(datasets, DatasetListener.silent()))
                    .withMessageContaining("must be at most " + largest);
        }
        assertThat(part()).doesNotExist();
    }

    @Test
    void aFullDiskIsRefusedBeforeTheDownload() throws IOException {
        try (ArchiveServer server = new ArchiveServer(archive, WHOLE_FILE)) {
            assertThatExceptionOfType(DatasetException.class)
                    .isThrownBy(() ->
                            download(server.uri(), CifarArchives.md5(archive), Long.MAX_VALUE / 4)
                                    .fetch(datasets, DatasetListener.silent()))
                    .withMessageContainingAll(
                            datasets.toString(), "MB of disk are free; fetching cifar10 needs");

            assertThat(server.ranges()).isEmpty();
        }
    }

    @Test
    void whatIsAlreadyThereIsNotFetchedAgain() throws IOException {
        CifarFiles.write(datasets.resolve("cifar-10-batches-bin"));
        try (ArchiveServer server = new ArchiveServer(archive, WHOLE_FILE)) {
            fetch(server, archive);

            assertThat(server.ranges()).isEmpty();
        }
    }

    @Test
    void whatIsDamagedIsReplaced() throws IOException {
        Path folder = CifarFiles.write(datasets.resolve("cifar-10-batches-bin"));
        Files.write(folder.resolve("data_batch_4.bin"), new byte[7]);
        try (ArchiveServer server = new ArchiveServer(archive, WHOLE_FILE)) {
            assertThat(fetch(server, archive).load().train().size()).isEqualTo(100);
        }
        assertComplete();
    }

    @Test
    void twoAtATimeAreRefused() throws IOException {
        try (ArchiveServer server = new ArchiveServer(archive, WHOLE_FILE);
                FileChannel channel =
                        FileChannel.open(
                                datasets.resolve("cifar10.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE)) {
            channel.lock();

            assertRefused(server, "another process is fetching cifar10 here");
        }
    }

    @Test
    void onlyTheFilesOfTheLayoutAreUnpacked() throws IOException {
        Map<String, byte[]> entries = CifarArchives.officialEntries();
        entries.put("../outside.bin", new byte[3]);
        entries.put("/absolute.bin", new byte[3]);
        entries.put("cifar-10-batches-bin/../../outside.bin", new byte[3]);
        entries.put("cifar-10-batches-bin/extra.bin", new byte[3]);
        byte[] hostile = CifarArchives.tarGz(entries);
        try (ArchiveServer server = new ArchiveServer(hostile, WHOLE_FILE)) {
            fetch(server, hostile);
        }
        assertComplete();
        assertThat(datasets.resolveSibling("outside.bin")).doesNotExist();
        assertThat(Path.of("/absolute.bin")).doesNotExist();
    }

    @Test
    void anArchiveThatUnpacksToTooMuchIsRefused() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("cifar-10-batches-bin/data_batch_1.bin", new byte[3_000_000]);
        assertUnpackingRefused(
                CifarArchives.tarGz(entries), "unpacks to more than the files of cifar10");
    }

    @Test
    void anArchiveWithoutAFileIsRefusedWithItsName() throws IOException {
        Map<String, byte[]> entries = CifarArchives.officialEntries();
        entries.remove("cifar-10-batches-bin/data_batch_2.bin");
        assertUnpackingRefused(CifarArchives.tarGz(entries), "data_batch_2.bin: missing");
    }

    @Test
    void aTruncatedArchiveIsRefused() throws IOException {
        assertUnpackingRefused(Arrays.copyOf(archive, archive.length / 2), "cannot be unpacked");
    }

    private void assertUnpackingRefused(byte[] bad, String part) throws IOException {
        try (ArchiveServer server = new ArchiveServer(bad, WHOLE_FILE)) {
            assertThatExceptionOfType(DatasetException.class)
                    .isThrownBy(() -> fetch(server, bad))
                    .withMessageContaining(part);
        }
        assertThat(names(datasets)).doesNotContain("cifar-10-batches-bin");
        assertThat(names(datasets)).noneMatch(name -> name.startsWith(".cifar10-unpacking-"));
    }
}
