package io.cellwright.searchspace.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.searchspace.graph.InvalidGraphException;
import io.cellwright.searchspace.graph.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ronneberger, Fischer and Brox, "U-Net", 2015, figure 1, with one input channel and two classes.
class UNetTest {

    private static final Model MODEL = Zoo.named("unet");

    @ParameterizedTest
    @CsvSource({
        "down0.first.relu, 64x570x570",
        "down0.second.relu, 64x568x568",
        "down0.pooling, 64x284x284",
        "down3.second.relu, 512x64x64",
        "bottom.second.relu, 1024x28x28",
        "up3.enlarge.relu, 512x56x56",
        "up3.crop, 512x56x56",
        "up3.concatenation, 1024x56x56",
        "up3.second.relu, 512x52x52",
        "up0.concatenation, 128x392x392",
        "up0.second.relu, 64x388x388",
        "classifier, 2x388x388"
    })
    void mapsHaveTheShapesOfTheFigure(String node, String shape) {
        Networks.assertShape("unet", node, shape);
    }

    @ParameterizedTest
    @CsvSource({"188, 4", "187, 176", "32, 32", "20, 16"})
    void imagesBelow188PixelsMeetPaddedConvolutions(int size, int result) {
        Shape image = new Shape(3, size, size);
        assertThat(MODEL.graph(image, 10).output()).isEqualTo(new Shape(10, result, result));
        assertThat(MODEL.form(image).isPresent()).isEqualTo(size < 188);
    }

    @Test
    void anImageThatCannotBeHalvedFourTimesIsRefused() {
        assertThatThrownBy(() -> MODEL.graph(new Shape(1, 8, 8), 2))
                .isInstanceOf(InvalidGraphException.class)
                .hasMessageContaining("node \"down3.pooling\"")
                .hasMessageContaining("does not fit into 512x1x1");
    }
}
