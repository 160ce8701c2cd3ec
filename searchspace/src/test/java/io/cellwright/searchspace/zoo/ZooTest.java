package io.cellwright.searchspace.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.searchspace.graph.Shape;
import org.junit.jupiter.api.Test;

class ZooTest {

    @Test
    void resNet20NeedsFortyMillionMultiplyAdds() {
        // 3x3 convolutions: 16*27 + 6*16*144 at 32x32, 32*144 + 5*32*288 at 16x16,
        // 64*288 + 5*64*576 at 8x8; the classifier 640.
        long expected =
                1024L * (16 * 27 + 6 * 16 * 144)
                        + 256L * (32 * 144 + 5 * 32 * 288)
                        + 64L * (64 * 288 + 5 * 64 * 576)
                        + 640;
        assertThat(Networks.cost("resnet20").multiplyAdds())
                .isEqualTo(expected)
                .isBetween(40_000_000L, 41_000_000L);
    }

    @Test
    void publishedCellsAreStackedInAnySize() {
        Model sized = Zoo.named("nasnet-a-n6-f32");
        assertThat(sized.graph()).isEqualTo(Zoo.named("nasnet-a-cifar").graph());
        assertThat(sized).isEqualTo(Zoo.named("nasnet-a-n6-f32"));
        assertThat(Zoo.named("darts-v2-n6-f36").graph())
                .isEqualTo(Zoo.named("darts-v2-cifar").graph());
        for (String name : Zoo.sizedNames()) {
            Model small = Zoo.named(name.replace("-nN-fF", "-n1-f4"));
            assertThat(small.graph().output()).isEqualTo(new Shape(10, 1, 1));
            assertThat(small.name()).endsWith("-n1-f4");
        }
    }

    @Test
    void sizesOutOfRangeAreNamed() {
        assertThatThrownBy(() -> Zoo.named("nasnet-a-n21-f16"))
                .hasMessage("cellsPerStage is 1 to 20, not 21");
        assertThatThrownBy(() -> Zoo.named("nasnet-a-n2-f1"))
                .hasMessage("filters is 2 to 1024, not 1");
        assertThatThrownBy(() -> Zoo.named("nasnet-b-n2-f16"))
                .hasMessageStartingWith("no model is named \"nasnet-b-n2-f16\"")
                .hasMessageContaining("and in any size [nasnet-a-nN-fF, ");
    }

    @Test
    void anUnknownModelIsRefusedWithTheKnownNames() {
        assertThatThrownBy(() -> Zoo.named("resnet21"))
                .hasMessageStartingWith(
                        "no model is named \"resnet21\"; did you mean resnet20?; there are [")
                .hasMessageContaining("resnet20, ");
        assertThatThrownBy(() -> CifarResNet.graph(21, Model.CIFAR, 10))
                .hasMessageContaining("6n + 2 with n at least 1, not 21");
    }
}
