package io.cellwright.worker.cli;

import io.cellwright.worker.data.Cifar10;
import io.cellwright.worker.data.DatasetLocator;
import io.cellwright.worker.data.GeneratedShapes;
import io.cellwright.worker.data.LocatedDataset;
import io.cellwright.worker.data.ShapesSpec;
import java.util.List;
import java.util.Optional;

/// One line of `dataset list`.
///
/// @param here whether it can be used as it is, without fetching
record DatasetListing(
        String name, String description, boolean here, String location, String source) {

    static List<DatasetListing> all(DatasetLocator locator) {
        Optional<Cifar10> cifar10 = locator.findCifar10();
        LocatedDataset shapes = new GeneratedShapes(ShapesSpec.DEFAULT);
        return List.of(
                new DatasetListing(
                        "cifar10",
                        "photographs, 10 classes, 3x32x32, 50000 to train, 10000 to test",
                        cifar10.isPresent(),
                        cifar10.map(Cifar10::location)
                                .orElse("not here: cellwright dataset get cifar10"),
                        "https://www.cs.toronto.edu/~kriz/cifar.html"),
                new DatasetListing(
                        shapes.name(),
                        "drawn figures, 10 classes, 3x32x32, %d to train, %d to test"
                                .formatted(
                                        ShapesSpec.DEFAULT.trainExamples(),
                                        ShapesSpec.DEFAULT.testExamples()),
                        true,
                        shapes.location(),
                        "generated"));
    }

    static final List<String> HEADINGS = List.of("NAME", "IMAGES", "WHERE");

    List<String> row() {
        return List.of(name, description, location);
    }
}
