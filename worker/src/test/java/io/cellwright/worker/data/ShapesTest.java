package io.cellwright.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShapesTest {

    private static final Dataset SMALL = Shapes.generate(new ShapesSpec(200, 50, 1));

    private static String sha256(ImageSet images) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(images.pixels().asByteBuffer());
        return HexFormat.of().formatHex(digest.digest());
    }

    @Test
    void theSameSeedGivesTheSameBytesOnEveryMachine() throws NoSuchAlgorithmException {
        assertThat(sha256(SMALL.train()))
                .isEqualTo("2832c3e00ada273851ab3494bf8d4dafaae65c0c6df961066eb40dbf5bd51263");
        assertThat(sha256(SMALL.test()))
                .isEqualTo("bac5a0386173d59efc402057892044d1c40bb9ace40b159d4072438ecb7a0c1f");
    }

    @Test
    void anotherSeedGivesOtherImages() {
        Dataset other = Shapes.generate(new ShapesSpec(200, 50, 2));

        assertThat(other.train().pixels().mismatch(SMALL.train().pixels())).isNotNegative();
        assertThat(other.test().pixels().mismatch(SMALL.test().pixels())).isNotNegative();
    }

    @Test
    void aLargerSetBeginsWithTheSmallerOne() {
        int[] first = IntStream.range(0, 200).toArray();
        Dataset larger = Shapes.generate(new ShapesSpec(300, 10, 1));

        assertThat(larger.train().pixels(first)).isEqualTo(SMALL.train().pixels(first));
    }

    @Test
    void trainingAndTestImagesDiffer() {
        int[] first = IntStream.range(0, 50).toArray();

        assertThat(SMALL.test().pixels(first)).isNotEqualTo(SMALL.train().pixels(first));
    }

    @Test
    void everyClassIsEquallyFrequent() {
        assertThat(SMALL.train().countPerClass(10)).containsOnly(20);
        assertThat(SMALL.test().countPerClass(10)).containsOnly(5);
        assertThat(SMALL.classNames())
                .containsExactly(
                        "disc",
                        "ring",
                        "square",
                        "frame",
                        "triangle",
                        "cross",
                        "star",
                        "crescent",
                        "bars",
                        "checker");
    }

    @Test
    void theMeanColourTellsNothingOfTheClass() {
        // Nearest class mean, learned on 2000 images: a classifier of this kind that did well
        // would mean that networks need not look at shapes.
        Dataset dataset = Shapes.generate(new ShapesSpec(2000, 1000, 3));

        assertThat(NearestMean.accuracy(dataset)).isLessThan(0.3);
    }

    @Test
    void fewerImagesThanClassesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ShapesSpec(9, 10, 1))
                .withMessage("trainExamples is 10 (one per class) to 500000, not 9");
    }
}
