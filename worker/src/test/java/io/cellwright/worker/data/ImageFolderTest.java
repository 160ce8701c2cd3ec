package io.cellwright.worker.data;

import static io.cellwright.worker.data.ImageFiles.plain;
import static io.cellwright.worker.data.ImageFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.FolderDataset;
import io.cellwright.worker.data.DatasetLocator.Fetching;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {

    @TempDir private Path home;
    private final List<String> messages = new ArrayList<>();

    private Path root() {
        return home.resolve("two");
    }

    private ImageFolder folder(int trainImages) {
        FolderDataset name = new FolderDataset("two", 3, 8, 2, trainImages);
        return new ImageFolder(root(), name, home.resolve("cache"), messages::add);
    }

    private void assertRefused(String... parts) {
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> folder(20).load())
                .withMessageContainingAll(parts);
        assertThat(parts()).as("half written files").isEmpty();
    }

    private List<Path> parts() {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void classesAreTheNamesOfFoldersAndImagesAreDecoded() throws IOException {
        ImageFiles.folder(root(), 10, 2);

        Dataset dataset = folder(20).load();

        assertThat(dataset.name()).isEqualTo("folder:two:3x8x8:2:20");
        assertThat(dataset.classNames()).containsExactly("a", "b");
        assertThat(dataset.train().countPerClass(2)).containsExactly(10, 10);
        assertThat(dataset.test().labels()).containsExactly(0, 0, 1, 1);
        byte[] blue = dataset.train().pixels(new int[] {10});
        assertThat(blue).hasSize(192).startsWith((byte) 0x40).endsWith((byte) 0xFF);
        // Half the images are 0x60, 0, 0 and half 0x40, 0x40, 0xFF, but for the losses of JPEG.
        assertThat(dataset.normalization().mean().get(2)).isCloseTo(127.5, within(1.0));
        assertThat(dataset.normalization()).isEqualTo(Normalization.of(dataset.train()));
    }

    @Test
    void imagesAreDecodedOnceWhileTheFilesAreTheSame() throws IOException {
        ImageFiles.folder(root(), 10, 1);
        Dataset first = folder(20).load();
        Dataset second = folder(20).load();

        assertThat(messages).containsExactly("decoding 22 images of " + root());
        assertThat(second.train().pixels().mismatch(first.train().pixels())).isEqualTo(-1);
        assertThat(second.test().pixels().mismatch(first.test().pixels())).isEqualTo(-1);
    }

    @Test
    void imagesAreDecodedAgainWhenANameASizeOrATimeHasChanged() throws IOException {
        ImageFiles.folder(root(), 10, 1);
        folder(20).load();
        Path file = root().resolve("train/a/000.jpg");
        Path renamed = root().resolve("train/a/z.jpg");
        Files.move(file, renamed);
        folder(20).load();
        Files.setLastModifiedTime(renamed, FileTime.fromMillis(1_000_000));
        folder(20).load();
        write(renamed, plain(300, 300, 0xFFFFFF));
        Files.setLastModifiedTime(renamed, FileTime.fromMillis(1_000_000));
        Dataset last = folder(20).load();

        assertThat(messages).hasSize(4);
        assertThat(last.train().pixels(new int[] {9})).containsOnly((byte) 0xFF);
        try (Stream<Path> caches = Files.list(home.resolve("cache"))) {
            assertThat(caches.filter(cache -> cache.toString().endsWith(".images"))).hasSize(1);
        }
    }

    @Test
    void whoHasTheOldImagesKeepsThem() throws IOException {
        ImageFiles.folder(root(), 10, 1);
        Dataset old = folder(20).load();
        for (int image = 0; image < 10; image++) {
            write(root().resolve("train/a/%03d.jpg".formatted(image)), plain(99, 99, 0xFFFFFF));
        }
        Dataset fresh = folder(20).load();

        assertThat(old.train().pixels().get(ValueLayout.JAVA_BYTE, 0))
                .isBetween((byte) 90, (byte) 100);
        assertThat(fresh.train().pixels().get(ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 0xFF);
    }

    @Test
    void aCacheThatIsCutOffIsMadeAnew() throws IOException {
        ImageFiles.folder(root(), 10, 1);
        folder(20).load();
        try (Stream<Path> caches = Files.list(home.resolve("cache"))) {
            Path cache =
                    caches.filter(file -> file.toString().endsWith(".images"))
                            .findFirst()
                            .orElseThrow();
            byte[] content = Files.readAllBytes(cache);
            Files.write(cache, Arrays.copyOf(content, content.length - 1));
        }

        assertThat(folder(20).load().train().size()).isEqualTo(20);
        assertThat(messages).hasSize(2);
    }

    @Test
    void severalAtATimeAllEndWithWholeImages() throws Exception {
        ImageFiles.folder(root(), 10, 1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Dataset> load =
                    () ->
                            new ImageFolder(
                                            root(),
                                            new FolderDataset("two", 3, 8, 2, 20),
                                            home.resolve("cache"),
                                            _ -> {})
                                    .load();
            for (Future<Dataset> loaded : threads.invokeAll(List.of(load, load, load, load))) {
                assertThat(loaded.get().train().countPerClass(2)).containsExactly(10, 10);
            }
        }
        assertThat(parts()).isEmpty();
    }

    @Test
    void withoutATestFolderATenthOfEachClassIsSetAsideForIt() throws IOException {
        ImageFiles.folder(root(), 30, 0);
        write(root().resolve("train/c/1.png"), plain(8, 8, 0));
        write(root().resolve("train/c/2.png"), plain(8, 8, 0));

        FolderListing listing = FolderListing.of(root());

        assertThat(listing.test())
                .extracting(FolderListing.ImageFile::label)
                .containsExactly(0, 0, 0, 1, 1, 1, 2);
        assertThat(listing.train()).hasSize(62 - 7).doesNotContainAnyElementsOf(listing.test());
        assertThat(FolderListing.of(root())).isEqualTo(listing);
        assertThat(listing.name(3, 64).text()).isEqualTo("folder:two:3x64x64:3:55");
    }

    @Test
    void aDamagedImageIsNamedAndOthersAreCounted() throws IOException {
        ImageFiles.folder(root(), 10, 1);
        Files.writeString(root().resolve("train/a/003.jpg"), "damaged");
        assertRefused(root().resolve("train/a/003.jpg") + ": neither JPEG nor PNG");

        Files.writeString(root().resolve("train/b/003.png"), "damaged");
        assertRefused(
                root().resolve("train/a/003.jpg") + ": neither JPEG nor PNG",
                "(and 1 more files that cannot be used)");
    }

    @Test
    void aClassWithoutImagesIsNamed() throws IOException {
        ImageFiles.folder(root(), 10, 1);
        Path empty = Files.createDirectory(root().resolve("train/c"));
        Files.createDirectory(root().resolve("test/c"));

        assertRefused(empty + ": no image; every class must have one or more");
    }

    @Test
    void aClassThatIsMissingFromTestIsNamedAndSoIsOneThatIsOnlyThere() throws IOException {
        ImageFiles.folder(root(), 10, 1);
        write(root().resolve("train/c/0.png"), plain(8, 8, 0));
        assertRefused(root().resolve("test/c") + ": missing; every class of");

        write(root().resolve("test/c/0.png"), plain(8, 8, 0));
        write(root().resolve("test/d/0.png"), plain(8, 8, 0));
        assertRefused(root().resolve("test/d") + ": no class of");
    }

    @Test
    void filesOfOtherTypesAndPlacesAreNamedUnlessHidden() throws IOException {
        ImageFiles.folder(root(), 10, 1);
        Files.writeString(root().resolve("train/a/.hidden"), "");
        assertThat(folder(20).load().train().size()).isEqualTo(20);

        Path gif = Files.writeString(root().resolve("train/a/moving.gif"), "");
        assertRefused(gif + ": no supported type; must be .jpg, .jpeg or .png");
        Files.delete(gif);
        Path stray = Files.writeString(root().resolve("train/readme.txt"), "");
        assertRefused(stray + ": not a folder; must be in the folder of its class");
        Files.delete(stray);
        Path inner = Files.createDirectory(root().resolve("train/a/inner.png"));
        assertRefused(inner + ": not a file; the folder of a class holds image files only");
    }

    @Test
    void aFolderWithoutImagesIsRefused() throws IOException {
        assertRefused(root().resolve("train") + ": no such folder");
        Files.createDirectories(root().resolve("train"));
        assertRefused(root().resolve("train") + ": 0 folders; must be 2 or more");
        write(root().resolve("train/a/1.png"), plain(8, 8, 0));
        assertRefused(root().resolve("train") + ": 1 folders; must be 2 or more");
        write(root().resolve("train/b/1.png"), plain(8, 8, 0));
        assertRefused(
                root().resolve("train/a") + ": 1 image; must be 2 or more, as one is set aside");
    }

    @Test
    void aFolderThatIsNotAsItsNameSaysIsRefused() throws IOException {
        ImageFiles.folder(root(), 10, 1);

        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> folder(21).load())
                .withMessageContaining("two: 20 images to train on; folder:two:3x8x8:2:21 says 21");
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() ->
                        new ImageFolder(
                                        root(),
                                        new FolderDataset("two", 3, 8, 5, 20),
                                        home.resolve("cache"),
                                        _ -> {})
                                .load())
                .withMessageContaining("two: 2 classes; folder:two:3x8x8:5:20 says 5");
    }

    @Test
    void aFolderIsFoundByItsNameWhereItWasAddedOrBelowTheNamedFolder() throws IOException {
        ImageFiles.folder(root(), 10, 1);
        DatasetName name = DatasetName.of("folder:two:3x8x8:2:20");
        DatasetPlaces named = DatasetPlaces.of(home.resolve("none"), Optional.of(home));
        DatasetPlaces usual = DatasetPlaces.of(home, Optional.empty());

        assertThat(locate(named, name).train().size()).isEqualTo(20);
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> locate(usual, name))
                .withMessageContainingAll("no folder two with a folder train", "dataset add DIR");

        ImageFolders.add(home, root(), (FolderDataset) name, _ -> {});
        assertThat(locate(usual, name).train().size()).isEqualTo(20);
        assertThat(ImageFolders.all(usual)).containsExactly(home.resolve("datasets/two"));

        Path other = ImageFiles.folder(home.resolve("other/two"), 10, 1);
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> ImageFolders.add(home, other, (FolderDataset) name, _ -> {}))
                .withMessageContaining("already there, and not " + other);
    }

    private static Dataset locate(DatasetPlaces places, DatasetName name) {
        return new DatasetLocator(places, Map.of())
                .locate(name, Fetching.FORBIDDEN, DatasetListener.silent())
                .source()
                .load();
    }
}
