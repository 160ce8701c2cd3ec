package io.cellwright.searchspace.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.searchspace.block.Block;
import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cell.Branch;
import io.cellwright.searchspace.cell.Cell;
import io.cellwright.searchspace.cell.CellBlock;
import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.space.CellSpace;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CifarSkeletonTest {

    private static final Shape CIFAR = new Shape(3, 32, 32);

    private static Architecture.Cells single(Block first, Block second) {
        Cell cell = Cell.of(List.of(new CellBlock(new Branch(0, first), new Branch(1, second))));
        return new Architecture.Cells(cell, cell);
    }

    @Test
    void everySampledArchitectureStacksToOneLogitPerClass() {
        CellSpace space = CellSpace.standard(5);
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            Graph graph =
                    new CifarSkeleton(2, 8, CIFAR, 10).stack(space.cells(space.sample(random)));
            assertThat(graph.output()).isEqualTo(new Shape(10, 1, 1));
        }
    }

    @Test
    void isomorphicArchitecturesCostTheSame() {
        CellSpace space = CellSpace.standard(4);
        Random random = new Random(4);
        CifarSkeleton skeleton = new CifarSkeleton(1, 8, CIFAR, 10);
        for (int round = 0; round < 100; round++) {
            Architecture.Cells architecture = space.cells(space.sample(random));
            assertThat(Cost.of(skeleton.stack(architecture.canonical())))
                    .isEqualTo(Cost.of(skeleton.stack(architecture)));
        }
    }

    /// Cells without weights of their own, so that what remains can be counted by hand: stem, the
    /// two 1x1 convolutions in front of every cell, the strided ones of the reductions, the
    /// classifier.
    @Test
    void theWeightsOfAMinimalNetworkAreThoseCountedByHand() {
        Architecture.Cells pools = single(pool(), pool());
        long f = 4;
        long stem = 27 * 3 * f + 2 * 3 * f;
        long cell0 = 2 * (3 * f * f + 2 * f);
        long reduce0 = (3 * f * 2 * f + 2 * 2 * f) + (f * 2 * f + 2 * 2 * f);
        // Behind a reduction, the older input is brought down by a factorized reduction.
        long cell1 = (f * f + f * f + 2 * 2 * f) + (2 * f * 2 * f + 2 * 2 * f);
        long reduce1 = 2 * (2 * f * 4 * f + 2 * 4 * f);
        long cell2 = (2 * f * 2 * f * 2 + 2 * 4 * f) + (4 * f * 4 * f + 2 * 4 * f);
        long classifier = 4 * f * 10 + 10;
        assertThat(Cost.of(new CifarSkeleton(1, 4, CIFAR, 10).stack(pools)).parameters())
                .isEqualTo(stem + cell0 + reduce0 + cell1 + reduce1 + cell2 + classifier);
    }

    @Test
    void aSeparableConvolutionHasTheTextbookWeights() {
        // Per application: D*D*M for the depthwise and M*N for the pointwise convolution.
        Block.SeparableConvolution separable = new Block.SeparableConvolution(5);
        long with = parameters(single(separable, pool()));
        long without = parameters(single(pool(), pool()));
        long weights = 0;
        for (int channels : List.of(4, 8, 8, 16, 16)) {
            weights += 2 * (25L * channels + (long) channels * channels + 2L * channels);
        }
        assertThat(with - without).isEqualTo(weights);
    }

    @Test
    void anUnreadInputLeavesNoTrace() {
        Cell cell = Cell.of(List.of(new CellBlock(new Branch(1, pool()), new Branch(1, pool()))));
        Graph graph = new CifarSkeleton(1, 4, CIFAR, 10).stack(new Architecture.Cells(cell, cell));
        assertThat(graph.nodes()).noneMatch(node -> node.name().contains("input0"));
    }

    @Test
    void everyFieldOutOfRangeIsNamed() {
        assertThatThrownBy(() -> new CifarSkeleton(0, 8, CIFAR, 10))
                .hasMessage("cellsPerStage is 1 to 20, not 0");
        assertThatThrownBy(() -> new CifarSkeleton(1, 1, CIFAR, 10))
                .hasMessage("filters is 2 to 1024, not 1");
        assertThatThrownBy(() -> new CifarSkeleton(1, 8, CIFAR, 1))
                .hasMessage("classes is 2 to 100000, not 1");
        assertThatThrownBy(() -> new CifarSkeleton(1, 8, new Shape(3, 4, 32), 10))
                .hasMessage("input.height is 8 to 1024, not 4");
    }

    private static long parameters(Architecture.Cells architecture) {
        return Cost.of(new CifarSkeleton(1, 4, CIFAR, 10).stack(architecture)).parameters();
    }

    private static Block pool() {
        return new Block.Pooling(Operation.Pooling.Kind.AVERAGE, 3);
    }
}
