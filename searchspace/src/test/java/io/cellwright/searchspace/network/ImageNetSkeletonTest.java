package io.cellwright.searchspace.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.searchspace.block.Block;
import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cell.Cell;
import io.cellwright.searchspace.cell.RandomCells;
import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.network.ImageNetSkeleton.Stages;
import io.cellwright.searchspace.network.ImageNetSkeleton.Stem;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ImageNetSkeletonTest {

    private static final Shape LARGE = new Shape(3, 224, 224);
    private static final Shape SMALL = new Shape(3, 67, 93);
    static final List<Wiring> WIRINGS =
            List.of(
                    Wiring.STANDARD,
                    Wiring.NASNET,
                    Wiring.NASNET.withSkippedReductions(),
                    Wiring.ENAS,
                    Wiring.DARTS);

    @ParameterizedTest
    @FieldSource("WIRINGS")
    void everyCellStacksToOneLogitPerClassHoweverItIsJoined(Wiring wiring) {
        Random random = new Random(9);
        for (int round = 0; round < 20; round++) {
            Architecture.Cells cells = cells(random);
            for (Stem stem : List.of(new Stem.ReductionCells(32), new Stem.Convolutions())) {
                ImageNetSkeleton skeleton =
                        new ImageNetSkeleton(new Stages(1, 2, 1), 8, stem, SMALL, 7, wiring);
                assertThat(skeleton.stack(cells).output()).isEqualTo(new Shape(7, 1, 1));
            }
            assertThat(
                            new CifarSkeleton(2, 6, new Shape(3, 17, 20), 7, wiring)
                                    .stack(cells)
                                    .output())
                    .isEqualTo(new Shape(7, 1, 1));
        }
    }

    @Test
    void theStagesWorkOnAnEighthASixteenthAndAThirtySecondOfTheImage() {
        Graph graph =
                skeleton(new Stem.ReductionCells(32), LARGE, Wiring.STANDARD)
                        .stack(cells(new Random(10)));
        assertThat(size(graph, "stem.convolution")).isEqualTo(111);
        // Cells 0 and 1 belong to the stem, 3 and 5 reduce.
        assertThat(size(graph, "cell0.output")).isEqualTo(56);
        assertThat(size(graph, "cell2.output")).isEqualTo(28);
        assertThat(size(graph, "cell4.output")).isEqualTo(14);
        assertThat(size(graph, "cell6.output")).isEqualTo(7);
    }

    @Test
    void theConvolutionsOfTheOtherStemHalveThreeTimes() {
        Graph graph =
                skeleton(new Stem.Convolutions(), LARGE, Wiring.DARTS).stack(cells(new Random(10)));
        assertThat(size(graph, "stem.third.convolution")).isEqualTo(28);
        assertThat(size(graph, "cell0.output")).isEqualTo(28);
        assertThat(size(graph, "cell4.output")).isEqualTo(7);
    }

    @ParameterizedTest
    @FieldSource("WIRINGS")
    void anAuxiliaryClassifierIsForTrainingAlone(Wiring wiring) {
        Architecture.Cells cells = cells(new Random(11));
        Stem stem = new Stem.Convolutions();
        Graph plain = skeleton(stem, LARGE, wiring).stack(cells);
        for (Wiring.Auxiliary place :
                List.of(
                        Wiring.Auxiliary.BEFORE_SECOND_REDUCTION,
                        Wiring.Auxiliary.AFTER_SECOND_REDUCTION)) {
            Graph graph = skeleton(stem, LARGE, wiring.withAuxiliary(place)).stack(cells);
            assertThat(plain.auxiliaries()).isEmpty();
            assertThat(graph.auxiliaries()).hasSize(1);
            assertThat(graph.shape(graph.auxiliaries().getFirst())).isEqualTo(graph.output());
            assertThat(Cost.of(graph.withoutAuxiliaries())).isEqualTo(Cost.of(plain));
        }
    }

    @Test
    void everyFieldOutOfRangeIsNamed() {
        assertThatThrownBy(() -> new Stages(1, 0, 1)).hasMessage("stages.second is 1 to 20, not 0");
        assertThatThrownBy(() -> new Stem.ReductionCells(1))
                .hasMessage("stem.channels is 2 to 1024, not 1");
        assertThatThrownBy(() ->
                        new ImageNetSkeleton(
                                Stages.equal(1),
                                4,
                                new Stem.Convolutions(),
                                LARGE,
                                10,
                                Wiring.DARTS))
                .hasMessage("filters is 8 to 1024, not 4");
        assertThatThrownBy(
                        () -> skeleton(new Stem.Convolutions(), new Shape(3, 16, 64), Wiring.DARTS))
                .hasMessage("input.height is 32 to 1024, not 16");
    }

    private static ImageNetSkeleton skeleton(Stem stem, Shape input, Wiring wiring) {
        return new ImageNetSkeleton(Stages.equal(1), 8, stem, input, 10, wiring);
    }

    private static Architecture.Cells cells(Random random) {
        Cell normal = RandomCells.cell(4, Block.ALL, random);
        return new Architecture.Cells(normal, RandomCells.cell(4, Block.ALL, random));
    }

    private static int size(Graph graph, String node) {
        return IntStream.range(0, graph.nodes().size())
                .filter(position -> graph.nodes().get(position).name().equals(node))
                .map(position -> graph.shape(position).height())
                .findFirst()
                .orElseThrow();
    }
}
