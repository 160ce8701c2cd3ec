package io.cellwright.controller.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cell.ConvolutionLayer;
import io.cellwright.searchspace.space.NamedSpace;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.space.Spaces;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DrawnPartTest {

    static Stream<SearchSpace> spaces() {
        return Spaces.all().stream().map(NamedSpace::open);
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void everyPartOfEveryArchitectureIsDrawnAlwaysTheSame(SearchSpace space) {
        Random random = new Random(3);
        for (int round = 0; round < 10; round++) {
            Architecture architecture = space.decode(space.sample(random)).canonical();
            for (DrawnPart part : DrawnPart.of(architecture)) {
                assertThat(part.svg(architecture, "x"))
                        .startsWith("<svg")
                        .isEqualTo(part.svg(architecture, "x"));
            }
        }
    }

    @Test
    void aPartOfAnotherKindIsRefused() {
        Architecture edges =
                Architecture.Edges.of("|none~0|+|none~0|none~1|+|none~0|none~1|none~2|");
        assertThatThrownBy(() -> DrawnPart.NORMAL.svg(edges, "x"))
                .hasMessage("there are the parts [cell], not normal");
    }

    @Test
    void everyEdgeThatIsNotZeroIsAnOperationBetweenTwoNodes() {
        Flow flow =
                Flows.of(
                        Architecture.Edges.of(
                                "|nor_conv_3x3~0|+|none~0|none~1|+|skip_connect~0|avg_pool_3x3~1|none~2|"));
        // Node 2 has no edge but zeros.
        assertThat(flow.boxes())
                .extracting(box -> box.name() + box.note())
                .containsExactly("input", "node 1", "output", "conv3×3", "skip", "avg pool3×3");
        assertThat(flow.arrows())
                .containsExactlyInAnyOrder(
                        new Flow.Arrow(0, 3),
                        new Flow.Arrow(3, 1),
                        new Flow.Arrow(0, 4),
                        new Flow.Arrow(4, 2),
                        new Flow.Arrow(1, 5),
                        new Flow.Arrow(5, 2));
    }

    @Test
    void layersStandBetweenTheImageAndTheClassifier() {
        Flow flow =
                Flows.of(
                        new Architecture.Layers(
                                List.of(
                                        new ConvolutionLayer(3, 5, 24, 2, List.of()),
                                        new ConvolutionLayer(7, 1, 36, 1, List.of(0)))));
        assertThat(flow.boxes())
                .extracting(box -> box.name() + " " + box.note())
                .containsExactly(
                        "image ",
                        "conv 3×5 24 filters, stride 2",
                        "conv 7×1 36 filters",
                        "classifier ");
        assertThat(flow.arrows())
                .containsExactly(new Flow.Arrow(0, 1), new Flow.Arrow(1, 2), new Flow.Arrow(2, 3));
    }
}
