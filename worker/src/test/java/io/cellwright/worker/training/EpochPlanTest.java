package io.cellwright.worker.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.trial.Augmentation;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.worker.engine.Steps;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EpochPlanTest {

    private static final CosineSchedule SCHEDULE = new CosineSchedule(0.1, 1_000);
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

        assertThat(Arrays.stream(steps.crops()).distinct().sorted().toArray())
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(mirrored(steps)).isBetween(430, 570);
    }

    @Test
    void aRecipeWithoutFlipsHasTheSameOrderAndCrops() {
        Steps with = steps(RECIPE, 1, 1);
        Steps without = steps(RECIPE.with(new Augmentation(4, false, 0, 0, 0, true)), 1, 1);

        assertThat(mirrored(without)).isZero();
        assertThat(without.order()).isEqualTo(with.order());
        assertThat(without.crops()).isEqualTo(with.crops());
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
        EpochPlan plan = new EpochPlan(RECIPE, 1_000, 1, 1);
        Steps whole = plan.steps(0, 125, SCHEDULE, 250);

        Steps part = plan.steps(10, 12, SCHEDULE, 250);

        assertThat(part.order()).isEqualTo(Arrays.copyOfRange(whole.order(), 80, 96));
        assertThat(part.crops()).isEqualTo(Arrays.copyOfRange(whole.crops(), 160, 192));
        assertThat(part.flips()).isEqualTo(Arrays.copyOfRange(whole.flips(), 80, 96));
        assertThat(part.noise()).isEqualTo(Arrays.copyOfRange(whole.noise(), 10, 12));
        assertThat(part.rates()).containsExactly(SCHEDULE.at(260), SCHEDULE.at(261));
    }

    private static Steps steps(Recipe recipe, long seed, int epoch) {
        return new EpochPlan(recipe, 1_000, seed, epoch).steps(0, 125, SCHEDULE, 0);
    }

    private static int mirrored(Steps steps) {
        int count = 0;
        for (boolean flip : steps.flips()) {
            count += flip ? 1 : 0;
        }
        return count;
    }
}
