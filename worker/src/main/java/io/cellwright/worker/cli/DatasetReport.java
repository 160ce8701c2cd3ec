package io.cellwright.worker.cli;

import io.cellwright.worker.data.Dataset;
import io.cellwright.worker.data.ImageSet;
import io.cellwright.worker.data.LocatedDataset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What `dataset verify` prints of a data set that is right.
///
/// @param imageShape channels, height, width
/// @param mean per channel, on the scale of the pixel bytes
/// @param deviation per channel, on the scale of the pixel bytes
record DatasetReport(
        String name,
        String location,
        boolean valid,
        int trainExamples,
        int testExamples,
        List<Integer> imageShape,
        List<String> classNames,
        List<Integer> trainExamplesPerClass,
        List<Integer> testExamplesPerClass,
        List<Double> mean,
        List<Double> deviation) {

    static DatasetReport of(LocatedDataset source) {
        Dataset dataset = source.load();
        return new DatasetReport(
                dataset.name(),
                source.location(),
                true,
                dataset.train().size(),
                dataset.test().size(),
                List.of(
                        dataset.shape().channels(),
                        dataset.shape().height(),
                        dataset.shape().width()),
                dataset.classNames(),
                perClass(dataset.train(), dataset.classes()),
                perClass(dataset.test(), dataset.classes()),
                dataset.normalization().mean(),
                dataset.normalization().deviation());
    }

    private static List<Integer> perClass(ImageSet images, int classes) {
        return Arrays.stream(images.countPerClass(classes)).boxed().toList();
    }

    List<List<String>> rows() {
        return List.of(
                List.of("data set", name),
                List.of("location", location),
                List.of("structure", "valid"),
                List.of("images", "%d to train, %d to test".formatted(trainExamples, testExamples)),
                List.of(
                        "image",
                        "%d channels, %d x %d pixels"
                                .formatted(
                                        imageShape.get(0), imageShape.get(1), imageShape.get(2))),
                List.of("classes", String.join(", ", classNames)),
                List.of("images per class", perClassText()),
                List.of("mean", oneDecimal(mean)),
                List.of("deviation", oneDecimal(deviation)));
    }

    private String perClassText() {
        return "%s to train, %s to test"
                .formatted(range(trainExamplesPerClass), range(testExamplesPerClass));
    }

    private static String range(List<Integer> counts) {
        int least = counts.stream().mapToInt(Integer::intValue).min().orElse(0);
        int most = counts.stream().mapToInt(Integer::intValue).max().orElse(0);
        return least == most ? Integer.toString(least) : least + "-" + most;
    }

    private static String oneDecimal(List<Double> values) {
        return values.stream()
                .map(value -> String.format(Locale.ROOT, "%.1f", value))
                .collect(Collectors.joining(" "));
    }
}
