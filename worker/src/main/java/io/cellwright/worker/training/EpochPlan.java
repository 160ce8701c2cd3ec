package io.cellwright.worker.training;

import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.worker.engine.ImageChanges;
import io.cellwright.worker.engine.Steps;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Everything that chance decides in one epoch: the order of the images, what becomes of each, and
/// the number that each step's dropout depends on. It depends on the seed and the epoch only, so
/// that training which goes on after an interruption sees what it would have seen.
final class EpochPlan {

    private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private final int batchSize;
    private final long[] order;
    private final ImageChanges changes;
    private final long[] noise;

    /// Throws [IllegalArgumentException] where the recipe does not fit the images.
    ///
    /// @param examples how many images there are; those beyond the last whole batch have no turn
    /// @param image the shape of one of them
    /// @param epoch counted from 1
    EpochPlan(Recipe recipe, int examples, Shape image, long seed, int epoch) {
        batchSize = recipe.batchSize();
        RandomGenerator random = GENERATORS.create(mixed(seed, epoch));
        ImageChance chance = new ImageChance(recipe.augmentation(), image, random);
        int count = recipe.stepsPerEpoch(examples);
        int taken = count * batchSize;
        order = Arrays.copyOf(chance.shuffled(examples), taken);
        long[] crops = new long[2 * taken];
        boolean[] flips = new boolean[taken];
        for (int at = 0; at < taken; at++) {
            crops[2 * at] = chance.below(2 * recipe.augmentation().cropPadding() + 1);
            crops[2 * at + 1] = chance.below(2 * recipe.augmentation().cropPadding() + 1);
            // Drawn in any case, so that a recipe without flips sees the same crops.
            boolean mirrored = chance.below(2) == 1;
            flips[at] = recipe.augmentation().flip() && mirrored;
        }
        // Each drawn behind those before it, so that what a recipe adds changes none of the rest.
        noise = new long[count];
        Arrays.setAll(noise, _ -> random.nextLong());
        changes =
                new ImageChanges(
                        crops,
                        flips,
                        chance.parts(taken),
                        chance.cutouts(taken),
                        chance.partners(count, batchSize),
                        chance.shares(count));
    }

    /// The steps of the epoch from `first` to before `last`.
    Steps steps(int first, int last, Timetable.Epoch timetable) {
        float[] rates = new float[Steps.COLUMNS * (last - first)];
        for (int step = first; step < last; step++) {
            int row = Steps.COLUMNS * (step - first);
            rates[row] = timetable.rate(step);
            rates[row + 1] = timetable.number(step);
            rates[row + 2] = timetable.progress(step);
        }
        return new Steps(
                batchSize,
                Arrays.copyOfRange(order, first * batchSize, last * batchSize),
                changes.part(batchSize, first, last),
                rates,
                Arrays.copyOfRange(noise, first, last));
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
