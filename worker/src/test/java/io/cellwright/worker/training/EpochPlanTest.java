package io.cellwright.worker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.trial.Augmentation;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.worker.engine.Steps;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpochPlanTest {

    private static final Shape IMAGE = new Shape(3, 32, 24);
    private static final Recipe RECIPE = Recipe.of(5, 8, 0.1, 1_000, 100);

    @Test
    void everyImageHasItsTurnAtMostOnce() {
        Steps steps = steps(RECIPE, 1, 1);

        assertThat(steps.count()).isEqualTo(125);
        assertThat(Arrays.stream(steps.order()).sorted()).hasSize(1_000).doesNotHaveDuplicates();
    }

    @Test
    void cropsReachEveryPositionAndHalfTheImagesAreMirrored() {
        Steps steps = steps(RECIPE, 1, 1);

        assertThat(Arrays.stream(steps.changes().crops()).distinct().sorted().toArray())
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(mirrored(steps)).isBetween(430, 570);
    }

    @Test
    void aRecipeWithoutFlipsHasTheSameOrderAndCrops() {
        Steps with = steps(RECIPE, 1, 1);
        Steps without = steps(RECIPE.with(new Augmentation(4, false, 0, 0, 0, true)), 1, 1);

        assertThat(mirrored(without)).isZero();
        assertThat(without.order()).isEqualTo(with.order());
        assertThat(without.changes().crops()).isEqualTo(with.changes().crops());
        assertThat(without.noise()).isEqualTo(with.noise());
    }

    @Test
    void everyStepHasANumberOfItsOwn() {
        assertThat(LongStream.of(steps(RECIPE, 1, 1).noise()).boxed())
                .hasSize(125)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(
                        LongStream.of(steps(RECIPE, 1, 2).noise()).boxed().toList());
    }

    @Test
    void anEpochDependsOnItsSeedAndNumberOnly() {
        assertThat(steps(RECIPE, 1, 2).order()).isEqualTo(steps(RECIPE, 1, 2).order());
        assertThat(steps(RECIPE, 1, 2).order()).isNotEqualTo(steps(RECIPE, 1, 1).order());
        assertThat(steps(RECIPE, 2, 1).order()).isNotEqualTo(steps(RECIPE, 1, 1).order());
    }

    @Test
    void partsOfAnEpochAreCutFromTheWhole() {
        Timetable.Epoch timetable = Timetable.of(RECIPE, 125).epoch(3, List.of());
        EpochPlan plan = new EpochPlan(RECIPE, 1_000, IMAGE, 1, 1);
        Steps whole = plan.steps(0, 125, timetable);

        Steps part = plan.steps(10, 12, timetable);

        assertThat(part.order()).isEqualTo(Arrays.copyOfRange(whole.order(), 80, 96));
        assertThat(part.changes().crops())
                .isEqualTo(Arrays.copyOfRange(whole.changes().crops(), 160, 192));
        assertThat(part.changes().flips())
                .isEqualTo(Arrays.copyOfRange(whole.changes().flips(), 80, 96));
        assertThat(part.noise()).isEqualTo(Arrays.copyOfRange(whole.noise(), 10, 12));
        assertThat(part.rates())
                .containsExactly(
                        timetable.rate(10),
                        261,
                        timetable.progress(10),
                        timetable.rate(11),
                        262,
                        timetable.progress(11));
    }

    /// Drawn once and written down: curves of earlier versions can be had again.
    @Test
    void theNumbersOfASeedStayAsTheyAre() {
        Steps steps = steps(RECIPE, 1, 1);

        assertThat(Arrays.copyOf(steps.order(), 4)).containsExactly(687, 730, 948, 269);
        assertThat(Arrays.copyOf(steps.changes().crops(), 4)).containsExactly(7, 5, 5, 8);
        assertThat(steps.noise()[0]).isEqualTo(-6826340360449577395L);
    }

    @Test
    void whatARecipeAddsChangesNoneOfTheRest() {
        Steps plain = steps(RECIPE, 1, 1);
        Steps changed = steps(RECIPE.with(new Augmentation(4, true, 8, 0.3, 0, true)), 1, 1);

        assertThat(plain.changes().cutouts()).isEmpty();
        assertThat(plain.changes().partners()).isEmpty();
        assertThat(changed.order()).isEqualTo(plain.order());
        assertThat(changed.changes().crops()).isEqualTo(plain.changes().crops());
        assertThat(changed.changes().flips()).isEqualTo(plain.changes().flips());
        assertThat(changed.noise()).isEqualTo(plain.noise());
    }

    @Test
    void middlesOfCutoutsReachEveryRowAndColumn() {
        long[] cutouts =
                steps(RECIPE.with(new Augmentation(0, false, 7, 0, 0, true)), 1, 1)
                        .changes()
                        .cutouts();

        assertThat(every(2, 0, cutouts)).hasSize(32).startsWith(-3L).endsWith(28L);
        assertThat(every(2, 1, cutouts)).hasSize(24).startsWith(-3L).endsWith(20L);
    }

    @Test
    void aCutoutLargerThanTheImagesIsRefused() {
        Recipe large = RECIPE.with(new Augmentation(0, false, 25, 0, 0, true));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> steps(large, 1, 1))
                .withMessage(
                        "recipe.augmentation.cutout is at most 24, the shorter side of the images, not 25");
    }

    @Test
    void theImagesOfABatchAreMixedInPairs() {
        Steps steps = steps(RECIPE.with(new Augmentation(0, false, 0, 0.2, 0, true)), 1, 1);
        long[] partners = steps.changes().partners();

        for (int batch = 0; batch < 1_000; batch += 8) {
            assertThat(Arrays.copyOfRange(partners, batch, batch + 8))
                    .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
        }
    }

    /// Of a beta distribution with parameters a, the variance is 1 / (8 a + 4).
    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 0.2, 1, 4})
    void sharesHaveTheVarianceOfTheBetaDistribution(double alpha) {
        Recipe recipe =
                Recipe.of(1, 1, 0.1, 10_000, 100)
                        .with(new Augmentation(0, false, 0, alpha, 0, true));
        float[] shares =
                new EpochPlan(recipe, 10_000, IMAGE, 1, 1)
                        .steps(0, 10_000, Timetable.of(recipe, 10_000).epoch(1, List.of()))
                        .changes()
                        .shares();

        double squares = 0;
        for (float share : shares) {
            assertThat(share).isBetween(0.5f, 1f);
            squares += (share - 0.5) * (share - 0.5);
        }
        assertThat(squares / shares.length).isCloseTo(1 / (8 * alpha + 4), within(0.004));
    }

    @Test
    void partsLieInTheImageAndAreAsLargeAsTheRecipeSays() {
        long[] parts =
                steps(RECIPE.with(new Augmentation(0, false, 0, 0, 0.25, true)), 1, 1)
                        .changes()
                        .parts();

        assertThat(parts).hasSize(4_000);
        double least = 1;
        for (int at = 0; at < parts.length; at += 4) {
            double share = parts[at + 2] * parts[at + 3] / (32.0 * 24);
            least = Math.min(least, share);
            assertThat(share).isBetween(0.22, 1.0);
            assertThat(parts[at]).isBetween(0L, 32 - parts[at + 2]);
            assertThat(parts[at + 1]).isBetween(0L, 24 - parts[at + 3]);
            // Rounding to whole pixels, or the whole image.
            assertThat(parts[at + 3] / (double) parts[at + 2]).isBetween(0.69, 1.45);
        }
        assertThat(least).isLessThan(0.28);
    }

    private static long[] every(int stride, int offset, long[] values) {
        return LongStream.iterate(offset, at -> at < values.length, at -> at + stride)
                .map(at -> values[(int) at])
                .distinct()
                .sorted()
                .toArray();
    }

    private static Steps steps(Recipe recipe, long seed, int epoch) {
        return new EpochPlan(recipe, 1_000, IMAGE, seed, epoch)
                .steps(0, 125, Timetable.of(recipe, 125).epoch(epoch, List.of()));
    }

    private static int mirrored(Steps steps) {
        int count = 0;
        for (boolean flip : steps.changes().flips()) {
            count += flip ? 1 : 0;
        }
        return count;
    }
}
