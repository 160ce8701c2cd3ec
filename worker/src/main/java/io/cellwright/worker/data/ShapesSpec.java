package io.cellwright.worker.data;

/// What [Shapes] generates. Equal specifications give equal images, byte for byte, on every
/// machine; a smaller set is the beginning of a larger one with the same seed.
///
/// @param trainExamples how many training images
/// @param testExamples how many test images
/// @param seed another seed gives other images of the same kind
public record ShapesSpec(int trainExamples, int testExamples, long seed) {

    /// 10,000 training and 2,000 test images: 37 MB.
    public static final ShapesSpec DEFAULT = new ShapesSpec(10_000, 2_000, 1);

    private static final int LARGEST = 500_000;

    public ShapesSpec {
        check("trainExamples", trainExamples);
        check("testExamples", testExamples);
    }

    private static void check(String field, int value) {
        int classes = Figure.values().length;
        if (value < classes || value > LARGEST) {
            throw new IllegalArgumentException(
                    "%s is %d (one per class) to %d, not %d"
                            .formatted(field, classes, LARGEST, value));
        }
    }
}
