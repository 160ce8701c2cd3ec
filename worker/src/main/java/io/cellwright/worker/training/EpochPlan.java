package io.cellwright.worker.training;

import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.worker.engine.Steps;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Everything that chance decides in one epoch: the order of the images, how each is cropped and
/// mirrored, and the number that each step's dropout depends on. It depends on the seed and the
/// epoch only, so that training which goes on after an interruption sees what it would have seen.
final class EpochPlan {

    private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private final Recipe recipe;
    private final long[] order;
    private final long[] crops;
    private final boolean[] flips;
    private final long[] noise;

    /// @param examples how many images there are; those beyond the last whole batch have no turn
    /// @param epoch counted from 1
    EpochPlan(Recipe recipe, int examples, long seed, int epoch) {
        this.recipe = recipe;
        RandomGenerator random = GENERATORS.create(mixed(seed, epoch));
        int taken = recipe.stepsPerEpoch(examples) * recipe.batchSize();
        order = Arrays.copyOf(shuffled(examples, random), taken);
        crops = new long[2 * taken];
        flips = new boolean[taken];
        for (int image = 0; image < taken; image++) {
            crops[2 * image] = below(2 * recipe.augmentation().cropPadding() + 1, random);
            crops[2 * image + 1] = below(2 * recipe.augmentation().cropPadding() + 1, random);
            // Drawn in any case, so that a recipe without flips sees the same crops.
            boolean mirrored = below(2, random) == 1;
            flips[image] = recipe.augmentation().flip() && mirrored;
        }
        // Drawn last, so that the order and the crops are those of networks without dropout.
        noise = new long[recipe.stepsPerEpoch(examples)];
        Arrays.setAll(noise, _ -> random.nextLong());
    }

    /// The steps of the epoch from `first` to before `last`.
    ///
    /// @param firstOfTraining where the epoch's first step stands in the whole training
    Steps steps(int first, int last, CosineSchedule schedule, long firstOfTraining) {
        int batch = recipe.batchSize();
        float[] rates = new float[last - first];
        for (int step = first; step < last; step++) {
            rates[step - first] = schedule.at(firstOfTraining + step);
        }
        return new Steps(
                batch,
                Arrays.copyOfRange(order, first * batch, last * batch),
                Arrays.copyOfRange(crops, 2 * first * batch, 2 * last * batch),
                Arrays.copyOfRange(flips, first * batch, last * batch),
                rates,
                Arrays.copyOfRange(noise, first, last));
    }

    private static long[] shuffled(int count, RandomGenerator random) {
        long[] values = new long[count];
        for (int position = 0; position < count; position++) {
            int other = below(position + 1, random);
            values[position] = values[other];
            values[other] = position;
        }
        return values;
    }

    /// At least 0 and below the bound, the same in every release of Java.
    private static int below(int bound, RandomGenerator random) {
        return (int) ((random.nextLong() >>> 11) * 0x1.0p-53 * bound);
    }

    /// A seed for one epoch. Neighbouring epochs and seeds get unrelated ones. The last steps are
    /// those of Stafford's "mix 13", as in SplittableRandom.
    private static long mixed(long seed, int epoch) {
        long value = seed + epoch * 0x9E3779B97F4A7C15L;
        value = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        value = (value ^ (value >>> 27)) * 0x94D049BB133111EBL;
        return value ^ (value >>> 31);
    }
}
