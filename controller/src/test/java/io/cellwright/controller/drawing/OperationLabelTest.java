package io.cellwright.controller.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Window;
import org.junit.jupiter.api.Test;

class OperationLabelTest {

    @Test
    void whatIsUsualIsNotSaid() {
        assertThat(text(new Operation.Convolution(8, Window.same(3, 1), 1, true)))
                .isEqualTo("conv 3x3");
        assertThat(text(new Operation.Convolution(8, Window.same(1, 7, 2), 4, true)))
                .isEqualTo("conv 1x7, stride 2, groups 4");
        assertThat(text(new Operation.Convolution(8, new Window(3, 3, 2, 1, 1, 1, 2), 1, true)))
                .isEqualTo("conv 3x3, stride 2x1, dilation 2");
        assertThat(text(new Operation.Subsample(2, 0))).isEqualTo("subsample, stride 2");
        assertThat(text(new Operation.Subsample(2, 1))).isEqualTo("subsample, stride 2, offset 1");
    }

    private static String text(Operation operation) {
        return OperationLabel.of(operation).text();
    }
}
