package io.cellwright.worker.data;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/// Which training images a candidate learns from and which score it: two disjoint lists of indices,
/// each ascending, with the classes in the proportions of the whole set.
///
/// The validation part depends on the number of validation examples and the seed only, never on how
/// many images are trained on.
public final class Split {

    private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private final int[] train;
    private final int[] validation;

    private Split(int[] train, int[] validation) {
        this.train = train;
        this.validation = validation;
    }

    static Split of(int[] labels, int classes, SplitRule rule) {
        int validation = rule.validationExamples();
        if (validation >= labels.length) {
            throw new IllegalArgumentException(
                    "validationExamples is below the %d training images, not %d"
                            .formatted(labels.length, validation));
        }
        int rest = labels.length - validation;
        int train = rule.trainExamples().orElse(rest);
        if (train > rest) {
            throw new IllegalArgumentException(
                    "trainExamples is at most the %d images that %d for validation leave of %d, not %d"
                            .formatted(rest, validation, labels.length, train));
        }
        int[][] shuffled = shuffledPerClass(labels, classes, rule.seed());
        int[] sizes = sizes(shuffled);
        int[] held = share(sizes, validation);
        int[] left = IntStream.range(0, classes).map(label -> sizes[label] - held[label]).toArray();
        return new Split(
                take(shuffled, held, share(left, train)), take(shuffled, new int[classes], held));
    }

    /// The positions of each class, shuffled.
    static int[][] shuffledPerClass(int[] labels, int classes, long seed) {
        Chance chance = new Chance(GENERATORS.create(seed));
        int[] counts = new int[classes];
        for (int label : labels) {
            counts[label]++;
        }
        int[][] perClass = new int[classes][];
        Arrays.setAll(perClass, label -> new int[counts[label]]);
        for (int image = labels.length - 1; image >= 0; image--) {
            perClass[labels[image]][--counts[labels[image]]] = image;
        }
        for (int[] images : perClass) {
            shuffle(images, chance);
        }
        return perClass;
    }

    private static void shuffle(int[] values, Chance chance) {
        for (int last = values.length - 1; last > 0; last--) {
            int other = chance.below(last + 1);
            int held = values[last];
            values[last] = values[other];
            values[other] = held;
        }
    }

    private static int[] sizes(int[][] perClass) {
        return Arrays.stream(perClass).mapToInt(indices -> indices.length).toArray();
    }

    /// Divides a total over classes in proportion to their sizes: rounded down, and what is left
    /// goes to the largest remainders, the lower label first where they are equal.
    private static int[] share(int[] sizes, int total) {
        long all = Arrays.stream(sizes).asLongStream().sum();
        int[] shares = new int[sizes.length];
        long[] remainders = new long[sizes.length];
        int open = total;
        for (int label = 0; label < sizes.length; label++) {
            long exact = (long) sizes[label] * total;
            shares[label] = (int) (exact / all);
            remainders[label] = exact % all;
            open -= shares[label];
        }
        for (; open > 0; open--) {
            int largest = 0;
            for (int label = 1; label < sizes.length; label++) {
                largest = remainders[label] > remainders[largest] ? label : largest;
            }
            shares[largest]++;
            remainders[largest] = -1;
        }
        return shares;
    }

    private static int[] take(int[][] perClass, int[] from, int[] counts) {
        return IntStream.range(0, perClass.length)
                .flatMap(label ->
                        Arrays.stream(perClass[label], from[label], from[label] + counts[label]))
                .sorted()
                .toArray();
    }

    /// The indices of the training images to learn from, copied.
    public int[] train() {
        return train.clone();
    }

    /// The indices of the training images that score a candidate, copied.
    public int[] validation() {
        return validation.clone();
    }

    @Override
    public String toString() {
        return train.length + " to train on, " + validation.length + " for validation";
    }
}
