package io.cellwright.searchspace.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZooTest {

    private static final Shape CIFAR = new Shape(3, 32, 32);

    /// He, Zhang, Ren and Sun, 2015, table 6, give 0.27M, 0.46M, 0.66M, 0.85M and 1.7M; the exact
    /// numbers are counted from the paper's layer list with option A shortcuts.
    @ParameterizedTest
    @CsvSource({"20, 269722", "32, 464154", "44, 658586", "56, 853018", "110, 1727962"})
    void aCifarResNetHasThePublishedParameters(int depth, long parameters) {
        assertThat(Cost.of(CifarResNet.graph(depth, CIFAR, 10)).parameters()).isEqualTo(parameters);
    }

    @Test
    void resNet20NeedsFortyMillionMultiplyAdds() {
        // 3x3 convolutions: 16*27 + 6*16*144 at 32x32, 32*144 + 5*32*288 at 16x16,
        // 64*288 + 5*64*576 at 8x8; the classifier 640.
        long expected =
                1024L * (16 * 27 + 6 * 16 * 144)
                        + 256L * (32 * 144 + 5 * 32 * 288)
                        + 64L * (64 * 288 + 5 * 64 * 576)
                        + 640;
        assertThat(Cost.of(Zoo.named("resnet20").graph(CIFAR, 10)).multiplyAdds())
                .isEqualTo(expected)
                .isBetween(40_000_000L, 41_000_000L);
    }

    @Test
    void aModelTakesOtherImagesAndClasses() {
        Graph graph = Zoo.named("resnet20").graph(new Shape(1, 28, 28), 7);
        assertThat(graph.input()).isEqualTo(new Shape(1, 28, 28));
        assertThat(graph.output()).isEqualTo(new Shape(7, 1, 1));
    }

    @Test
    void anUnknownModelIsRefusedWithTheKnownNames() {
        assertThatThrownBy(() -> Zoo.named("resnet21"))
                .hasMessageStartingWith(
                        "no model is named \"resnet21\"; did you mean resnet20?; there are [")
                .hasMessageContaining("resnet20, ");
        assertThatThrownBy(() -> CifarResNet.graph(21, CIFAR, 10))
                .hasMessageContaining("6n + 2 with n at least 1, not 21");
    }
}
