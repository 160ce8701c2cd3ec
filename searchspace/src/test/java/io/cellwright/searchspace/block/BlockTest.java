package io.cellwright.searchspace.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class BlockTest {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final List<Block> ALL = Block.ALL;

    @ParameterizedTest
    @FieldSource("ALL")
    void everyBlockGivesTheChannelsAskedForAndHalvesAtStrideTwo(Block block) {
        // Odd sizes, few channels and channels without common divisors are where blocks break.
        for (int before : List.of(2, 3, 8, 12, 32, 64)) {
            for (int after : List.of(2, 3, 4, 7, 16, 24, 32)) {
                Shape input = new Shape(before, 9, 14);
                assertThat(expanded(block, input, after, 1)).isEqualTo(new Shape(after, 9, 14));
                assertThat(expanded(block, input, after, 2)).isEqualTo(new Shape(after, 5, 7));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void everyBlockIsFoundByItsName(Block block) {
        assertThat(block.name()).matches(NAME);
        assertThat(Block.named(block.name())).contains(block);
    }

    @Test
    void everyNameIsGivenOnce() {
        assertThat(ALL.stream().map(Block::name)).doesNotHaveDuplicates();
    }

    @Test
    void theThirteenOperationsOfNasNetAreAmongThem() {
        // Zoph, Vasudevan, Shlens and Le, 2018, section 3.1.
        assertThat(ALL.stream().map(Block::name))
                .contains(
                        "identity",
                        "conv-1x3-3x1",
                        "conv-1x7-7x1",
                        "dil-conv-3x3",
                        "avg-pool-3x3",
                        "max-pool-3x3",
                        "max-pool-5x5",
                        "max-pool-7x7",
                        "conv-1x1",
                        "conv-3x3",
                        "sep-conv-3x3",
                        "sep-conv-5x5",
                        "sep-conv-7x7");
    }

    @Test
    void anEvenKernelIsRefused() {
        assertThatThrownBy(() -> new Block.SeparableConvolution(4))
                .hasMessage("a block's kernel is 1, 3, 5 and so on, not 4");
        assertThatThrownBy(() -> new ConvolutionBlock.Dilated(0))
                .hasMessage("a block's kernel is 1, 3, 5 and so on, not 0");
        assertThatThrownBy(() -> new EfficientBlock.InvertedResidual(1))
                .hasMessage("an expansion is at least 2, not 1");
    }

    @Test
    void theWeightsOfResidualBlocksAreThoseOfTheirPapers() {
        long c = 64;
        long n = 2 * c;
        assertThat(parameters("residual-basic")).isEqualTo(2 * (9 * c * c + n));
        long quarter = c / 4;
        assertThat(parameters("residual-bottleneck"))
                .isEqualTo(2 * c * quarter + 9 * quarter * quarter + 4 * quarter + n);
        long half = c / 2;
        // Groups of four channels: every output reads four inputs.
        assertThat(parameters("resnext")).isEqualTo(2 * c * half + 9 * half * 4 + 4 * half + n);
        long squeezed = c / 16;
        assertThat(parameters("se-residual-basic") - parameters("residual-basic"))
                .isEqualTo(2 * c * squeezed + squeezed + c);
    }

    /// Hu, Shen and Sun, 2018, section 3.3.
    @Test
    void aBlockThatAddsIsWeightedBeforeTheSumAndAnyOtherBehindIt() {
        assertThat(names("se-residual-basic"))
                .containsSubsequence("block.scale-channels", "block.add", "block.relu");
        assertThat(names("se-inception"))
                .containsSubsequence("block.concatenation", "block.scale-channels");
        for (Block block : ALL) {
            if (!(block instanceof SqueezeExcitation)) {
                SqueezeExcitation weighted = new SqueezeExcitation(block);
                assertThat(expanded(weighted, new Shape(8, 9, 14), 6, 2))
                        .isEqualTo(new Shape(6, 5, 7));
            }
        }
    }

    @Test
    void aBlockIsWeightedOnce() {
        Block weighted = Block.named("se-resnext").orElseThrow();
        assertThatThrownBy(() -> new SqueezeExcitation(weighted))
                .hasMessage("a block's channels are weighted once, not twice as in se-se-resnext");
    }

    /// He, Zhang, Ren and Sun, 2016, the paper's code.
    @Test
    void thePreActivatedShortcutReadsTheFirstActivation() {
        Block block = Block.named("residual-preactivation").orElseThrow();
        Graph graph = graph(block, new Shape(8, 9, 14), 16, 2);
        Node shortcut = node(graph, "block.shortcut.convolution");
        assertThat(graph.nodes().get(shortcut.inputs().getFirst()).name())
                .isEqualTo("block.first.relu");
    }

    @Test
    void theWeightsOfUnitsForPhonesAreThoseOfTheirPapers() {
        long c = 64;
        // D*D*M + M*N, with a normalization behind each.
        assertThat(parameters("depthwise-separable")).isEqualTo(9 * c + c * c + 4 * c);
        long wide = 6 * c;
        assertThat(parameters("inverted-residual-6"))
                .isEqualTo(2 * c * wide + 9 * wide + 4 * wide + 2 * c);
        long half = c / 2;
        assertThat(parameters("shuffle-unit-v2")).isEqualTo(2 * half * half + 9 * half + 6 * half);
    }

    @Test
    void aDilatedSeparableConvolutionIsAppliedOnce() {
        long c = 64;
        assertThat(parameters("dil-sep-conv-5x5")).isEqualTo(25 * c + c * c + 2 * c);
        assertThat(parameters("sep-conv-5x5")).isEqualTo(2 * parameters("dil-sep-conv-5x5"));
    }

    @Test
    void aBottleneckedConvolutionWorksOnAQuarterOfTheChannels() {
        long c = 64;
        long quarter = c / 4;
        assertThat(parameters("bottleneck-conv-1x7-7x1"))
                .isEqualTo(2 * c * quarter + 14 * quarter * quarter + 6 * quarter + 2 * c);
        assertThat(parameters("conv-1x7-7x1")).isEqualTo(14 * c * c + 4 * c);
    }

    private static long parameters(String name) {
        Block block = Block.named(name).orElseThrow();
        return Cost.of(graph(block, new Shape(64, 8, 8), 64, 1)).parameters();
    }

    private static List<String> names(String block) {
        return graph(Block.named(block).orElseThrow(), new Shape(64, 8, 8), 64, 1).nodes().stream()
                .map(Node::name)
                .toList();
    }

    private static Node node(Graph graph, String name) {
        return graph.nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Shape expanded(Block block, Shape input, int channels, int stride) {
        return graph(block, input, channels, stride).output();
    }

    /// The block behind an operation without weights, so that one that does nothing has a graph.
    private static Graph graph(Block block, Shape input, int channels, int stride) {
        GraphBuilder graph = GraphBuilder.withInput(input);
        Value before = graph.add("before", new Operation.Scale(1), graph.input());
        return graph.build(block.expand(graph.in("block"), before, channels, stride));
    }
}
