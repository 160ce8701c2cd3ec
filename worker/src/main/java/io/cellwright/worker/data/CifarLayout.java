package io.cellwright.worker.data;

import io.cellwright.searchspace.trial.BuiltInDataset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The binary layout of CIFAR: files that are rows of records without header; a record is some
/// label bytes followed by the image.
///
/// @param folder the folder that the official archive unpacks to
/// @param train in the order in which the training images are counted
/// @param classNamesFile optional, one name a line
/// @param labels the label bytes of a record; the last is the class
/// @param classNames where the file of names is not there
record CifarLayout(
        String name,
        String folder,
        Part train,
        Part test,
        String classNamesFile,
        ImageShape shape,
        List<LabelByte> labels,
        List<String> classNames)
        implements FileLayout {

    /// Files of equal size.
    record Part(List<String> files, int recordsPerFile) {

        Part {
            files = List.copyOf(files);
            if (recordsPerFile < 1) {
                throw new IllegalArgumentException("a file has at least 1 record");
            }
        }

        int records() {
            return Math.multiplyExact(files.size(), recordsPerFile);
        }
    }

    /// A byte that is below a number of classes.
    record LabelByte(String name, int classes) {}

    /// CIFAR-10 as published: Krizhevsky, "Learning Multiple Layers of Features from Tiny Images",
    /// 2009.
    static final CifarLayout CIFAR10 = cifar10(10_000);

    /// CIFAR-100 as published in the same report.
    static final CifarLayout CIFAR100 = cifar100(50_000, 10_000);

    CifarLayout {
        labels = List.copyOf(labels);
        classNames = List.copyOf(classNames);
    }

    /// CIFAR-10 with another number of records, so that tests need not write 184 MB.
    static CifarLayout cifar10(int recordsPerFile) {
        return new CifarLayout(
                BuiltInDataset.CIFAR10.text(),
                "cifar-10-batches-bin",
                new Part(
                        List.of(
                                "data_batch_1.bin",
                                "data_batch_2.bin",
                                "data_batch_3.bin",
                                "data_batch_4.bin",
                                "data_batch_5.bin"),
                        recordsPerFile),
                new Part(List.of("test_batch.bin"), recordsPerFile),
                "batches.meta.txt",
                new ImageShape(3, 32, 32),
                List.of(new LabelByte("label", 10)),
                List.of(
                        "airplane",
                        "automobile",
                        "bird",
                        "cat",
                        "deer",
                        "dog",
                        "frog",
                        "horse",
                        "ship",
                        "truck"));
    }

    /// CIFAR-100 with another number of records.
    static CifarLayout cifar100(int trainRecords, int testRecords) {
        return new CifarLayout(
                BuiltInDataset.CIFAR100.text(),
                "cifar-100-binary",
                new Part(List.of("train.bin"), trainRecords),
                new Part(List.of("test.bin"), testRecords),
                "fine_label_names.txt",
                new ImageShape(3, 32, 32),
                List.of(new LabelByte("coarse label", 20), new LabelByte("fine label", 100)),
                FINE_NAMES.lines().flatMap(line -> Stream.of(line.split(" ", -1))).toList());
    }

    private static final String FINE_NAMES =
            """
            apple aquarium_fish baby bear beaver bed bee beetle bicycle bottle
            bowl boy bridge bus butterfly camel can castle caterpillar cattle
            chair chimpanzee clock cloud cockroach couch crab crocodile cup dinosaur
            dolphin elephant flatfish forest fox girl hamster house kangaroo keyboard
            lamp lawn_mower leopard lion lizard lobster man maple_tree motorcycle mountain
            mouse mushroom oak_tree orange orchid otter palm_tree pear pickup_truck pine_tree
            plain plate poppy porcupine possum rabbit raccoon ray road rocket
            rose sea seal shark shrew skunk skyscraper snail snake spider
            squirrel streetcar sunflower sweet_pepper table tank telephone television tiger tractor
            train trout tulip turtle wardrobe whale willow_tree wolf woman worm\
            """;

    @Override
    public String firstFile() {
        return train.files().getFirst();
    }

    @Override
    public String files() {
        return String.join(", ", imageFiles());
    }

    @Override
    public boolean isIn(Path folder) {
        return Files.exists(folder.resolve(firstFile()));
    }

    List<String> imageFiles() {
        return Stream.concat(train.files().stream(), test.files().stream()).toList();
    }

    int recordBytes() {
        return labels.size() + shape.bytes();
    }

    long fileBytes(Part part) {
        return (long) part.recordsPerFile() * recordBytes();
    }

    @Override
    public long bytes() {
        return ((long) train.records() + test.records()) * recordBytes();
    }

    @Override
    public Dataset load(Path folder) {
        return new CifarReader(this, folder).load();
    }

    @Override
    public void unpack(List<Path> parts, Path folder) {
        parts.forEach(part -> new CifarArchive(this, part).unpack(folder));
    }
}
