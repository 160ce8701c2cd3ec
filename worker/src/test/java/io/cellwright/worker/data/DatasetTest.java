package io.cellwright.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetTest {

    private static final ImageShape TWO_BY_ONE = new ImageShape(2, 1, 1);

    /// Two channels of one pixel: images (0, 10), (255, 10), (0, 10), (255, 10).
    private static final ImageSet FOUR =
            ImageSet.of(
                    TWO_BY_ONE,
                    new byte[] {0, 10, (byte) 255, 10, 0, 10, (byte) 255, 10},
                    new int[] {0, 1, 0, 1});

    @Test
    void pixelsAreUnsignedInTheirStatistics() {
        Normalization normalization = Normalization.of(FOUR);

        assertThat(normalization.mean()).containsExactly(127.5, 10.0);
        assertThat(normalization.deviation().get(0)).isCloseTo(127.5, within(1e-9));
    }

    @Test
    void aChannelThatNeverVariesGetsADeviationOfOne() {
        assertThat(Normalization.of(FOUR).deviation().get(1)).isEqualTo(1.0);
    }

    @Test
    void chosenImagesComeInTheOrderOfTheIndices() {
        assertThat(FOUR.pixels(new int[] {1, 0})).containsExactly(255, 10, 0, 10);
        assertThat(FOUR.labels(new int[] {1, 0})).containsExactly(1, 0);
    }

    @Test
    void callersCannotChangeImages() {
        FOUR.labels()[0] = 9;
        FOUR.pixels(new int[] {0})[0] = 9;

        assertThat(FOUR.label(0)).isZero();
        assertThat(FOUR.pixels().get(ValueLayout.JAVA_BYTE, 0)).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FOUR.pixels().set(ValueLayout.JAVA_BYTE, 0, (byte) 9));
    }

    @Test
    void aWrongNumberOfBytesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageSet.of(TWO_BY_ONE, new byte[3], new int[] {0, 1}))
                .withMessage("2 images of 2x1x1 need 4 bytes, not 3");
    }

    @Test
    void aLabelWithoutAClassIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of("toy", List.of("only"), FOUR, FOUR))
                .withMessage("data set toy: label 1, but only 1 classes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageSet.of(TWO_BY_ONE, new byte[2], new int[] {-1}))
                .withMessage("label -1 of image 0 is negative");
    }

    @Test
    void testImagesOfAnotherShapeAreRefused() {
        ImageSet other = ImageSet.of(new ImageShape(1, 1, 2), new byte[2], new int[] {0});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of("toy", List.of("a", "b"), FOUR, other))
                .withMessage("data set toy: training images are 2x1x1, test images 1x1x2");
    }
}
