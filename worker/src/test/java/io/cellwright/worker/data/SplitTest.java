package io.cellwright.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitTest {

    /// 700 images of class 0, 200 of class 1 and 100 of class 2, mixed.
    private static final int[] LABELS =
            IntStream.range(0, 1000).map(i -> i % 10 < 7 ? 0 : i % 10 < 9 ? 1 : 2).toArray();

    private static Split split(SplitRule rule) {
        return Split.of(LABELS, 3, rule);
    }

    private static int[] counts(int[] indices) {
        int[] counts = new int[3];
        Arrays.stream(indices).forEach(index -> counts[LABELS[index]]++);
        return counts;
    }

    @Test
    void withoutACapTheTwoPartsAreAllImagesOnce() {
        Split split = split(SplitRule.of(130, 7));

        int[] both =
                IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.validation()))
                        .sorted()
                        .toArray();
        assertThat(split.validation()).hasSize(130).isSorted();
        assertThat(split.train()).hasSize(870).isSorted();
        assertThat(both).containsExactly(IntStream.range(0, 1000).toArray());
    }

    @Test
    void bothPartsKeepTheProportionsOfTheClasses() {
        Split split = split(SplitRule.of(100, 7).withTrainExamples(50));

        assertThat(counts(split.validation())).containsExactly(70, 20, 10);
        assertThat(counts(split.train())).containsExactly(35, 10, 5);
    }

    @Test
    void whatDoesNotDivideGoesToTheLargestRemainders() {
        // 0.7 * 13 = 9.1, 0.2 * 13 = 2.6, 0.1 * 13 = 1.3
        assertThat(counts(split(SplitRule.of(13, 7)).validation())).containsExactly(9, 3, 1);
    }

    /// Classes of 5,000 images down to one.
    @ParameterizedTest
    @CsvSource({"1, 1", "7, 3", "60, 1000", "777, 100", "2000, 4321", "5000, 6", "1, 8887"})
    void everyClassHasItsShareWithinOneImage(int validation, int train) {
        int[] sizes = {5000, 2500, 1200, 100, 60, 25, 2, 1};
        int[] labels =
                IntStream.range(0, sizes.length)
                        .flatMap(label -> IntStream.generate(() -> label).limit(sizes[label]))
                        .toArray();

        Split split =
                Split.of(
                        labels, sizes.length, SplitRule.of(validation, 3).withTrainExamples(train));

        int[] held = new int[sizes.length];
        int[] trained = new int[sizes.length];
        Arrays.stream(split.validation()).forEach(image -> held[labels[image]]++);
        Arrays.stream(split.train()).forEach(image -> trained[labels[image]]++);
        double all = labels.length;
        for (int label = 0; label < sizes.length; label++) {
            assertThat((double) held[label])
                    .isCloseTo(sizes[label] * validation / all, within(1.0));
            assertThat((double) trained[label])
                    .isCloseTo(
                            (sizes[label] - held[label]) * train / (all - validation), within(1.0));
        }
        assertThat(split.validation()).hasSize(validation).doesNotContain(split.train());
        assertThat(split.train()).hasSize(train);
    }

    @Test
    void theSameRuleGivesTheSameSplit() {
        Split first = split(SplitRule.of(100, 7).withTrainExamples(300));
        Split second = split(SplitRule.of(100, 7).withTrainExamples(300));

        assertThat(second.train()).containsExactly(first.train());
        assertThat(second.validation()).containsExactly(first.validation());
    }

    @Test
    void anotherSeedGivesAnotherSplit() {
        assertThat(split(SplitRule.of(100, 8)).validation())
                .isNotEqualTo(split(SplitRule.of(100, 7)).validation());
    }

    @Test
    void theCapOnTrainingLeavesValidationAsItIs() {
        assertThat(split(SplitRule.of(100, 7).withTrainExamples(20)).validation())
                .containsExactly(split(SplitRule.of(100, 7)).validation());
    }

    @Test
    void theSplitOfASeedNeverChanges() {
        // A search that goes on after an upgrade must be scored on the same images.
        assertThat(split(SplitRule.of(10, 7).withTrainExamples(10)).validation())
                .containsExactly(19, 153, 253, 430, 447, 526, 532, 588, 821, 991);
    }

    @Test
    void callersCannotChangeASplit() {
        Split split = split(SplitRule.of(100, 7));
        int[] before = split.train();

        split.train()[0] = -1;

        assertThat(split.train()).containsExactly(before);
    }

    @Test
    void moreThanThereIsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> split(SplitRule.of(1000, 7)))
                .withMessage("validationExamples is below the 1000 training images, not 1000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> split(SplitRule.of(900, 7).withTrainExamples(101)))
                .withMessage(
                        "trainExamples is at most the 100 images that 900 for validation leave of"
                                + " 1000, not 101");
    }

    @Test
    void aRuleWithoutExamplesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SplitRule.of(0, 7))
                .withMessage("validationExamples is at least 1, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SplitRule.of(1, 7).withTrainExamples(0))
                .withMessage("trainExamples is at least 1, not 0");
    }
}
