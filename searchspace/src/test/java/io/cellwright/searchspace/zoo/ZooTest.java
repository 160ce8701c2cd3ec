package io.cellwright.searchspace.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void anUnknownModelIsRefusedWithTheKnownNames() {
        assertThatThrownBy(() -> Zoo.named("resnet21"))
                .hasMessageStartingWith(
                        "no model is named \"resnet21\"; did you mean resnet20?; there are [")
                .hasMessageContaining("resnet20, ");
        assertThatThrownBy(() -> CifarResNet.graph(21, Model.CIFAR, 10))
                .hasMessageContaining("6n + 2 with n at least 1, not 21");
    }
}
