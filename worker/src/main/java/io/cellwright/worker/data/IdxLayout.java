package io.cellwright.worker.data;

import io.cellwright.searchspace.trial.BuiltInDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The layout of MNIST: a file of grey images and one of labels for each part, in IDX, plain or
/// compressed by gzip. Source: LeCun, Cortes and Burges, "The MNIST Database of Handwritten
/// Digits", section "File formats".
///
/// @param train the number of training images of each class, which also tells data sets apart that
///   have the same names of files
/// @param test the number of test images of each class
record IdxLayout(
        String name,
        String folder,
        ImageShape shape,
        List<String> classNames,
        List<Integer> train,
        List<Integer> test)
        implements FileLayout {

    static final String COMPRESSED = ".gz";

    /// The files in the order of [#parts].
    static final List<String> FILES =
            List.of(
                    "train-images-idx3-ubyte",
                    "train-labels-idx1-ubyte",
                    "t10k-images-idx3-ubyte",
                    "t10k-labels-idx1-ubyte");

    /// LeCun, Bottou, Bengio and Haffner, 1998.
    static final IdxLayout MNIST =
            new IdxLayout(
                    BuiltInDataset.MNIST.text(),
                    "mnist",
                    new ImageShape(1, 28, 28),
                    List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
                    List.of(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949),
                    List.of(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009));

    /// Xiao, Rasul and Vollgraf, 2017.
    static final IdxLayout FASHION_MNIST =
            new IdxLayout(
                    BuiltInDataset.FASHION_MNIST.text(),
                    "fashion-mnist",
                    new ImageShape(1, 28, 28),
                    List.of(
                            "T-shirt/top",
                            "Trouser",
                            "Pullover",
                            "Dress",
                            "Coat",
                            "Sandal",
                            "Shirt",
                            "Sneaker",
                            "Bag",
                            "Ankle boot"),
                    List.of(6000, 6000, 6000, 6000, 6000, 6000, 6000, 6000, 6000, 6000),
                    List.of(1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000));

    IdxLayout {
        classNames = List.copyOf(classNames);
        train = List.copyOf(train);
        test = List.copyOf(test);
    }

    @Override
    public String firstFile() {
        return FILES.getFirst() + COMPRESSED;
    }

    @Override
    public String files() {
        return String.join(", ", FILES) + " (plain or " + COMPRESSED + ")";
    }

    @Override
    public boolean isIn(Path folder) {
        return find(folder, FILES.getFirst()).isPresent();
    }

    /// A file, plain or compressed.
    static Optional<Path> find(Path folder, String name) {
        return Stream.of(name, name + COMPRESSED)
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst();
    }

    @Override
    public long bytes() {
        long images = Stream.concat(train.stream(), test.stream()).mapToLong(count -> count).sum();
        return images * (shape.bytes() + 1L) + 2 * (16 + 8);
    }

    @Override
    public Dataset load(Path folder) {
        return new IdxReader(this, folder).load();
    }

    @Override
    public void unpack(List<Path> parts, Path folder) {
        for (int position = 0; position < parts.size(); position++) {
            Path part = parts.get(position);
            try {
                Files.move(part, folder.resolve(FILES.get(position) + COMPRESSED));
            } catch (IOException e) {
                throw new DatasetException("%s: cannot be moved: %s".formatted(part, e), e);
            }
        }
    }
}
