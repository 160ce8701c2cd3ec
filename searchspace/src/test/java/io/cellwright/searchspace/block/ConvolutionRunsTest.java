package io.cellwright.searchspace.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import org.junit.jupiter.api.Test;

class ConvolutionRunsTest {

    private static final int CHANNELS = 32;
    private static final Shape MAP = new Shape(CHANNELS, 14, 14);

    /// Simonyan and Zisserman, 2015, section 2.3: three 3x3 layers have 27 C^2 weights where one
    /// 7x7 layer has 49 C^2.
    @Test
    void threeLayersOfAVggStackHaveTwentySevenSquaredChannelsWeights() {
        GraphBuilder graph = GraphBuilder.withInput(MAP);
        Graph stack = graph.build(vgg(graph, ConvolutionLayer.BIASED, 3));
        long biases = 3 * CHANNELS;
        assertThat(Cost.of(stack).parameters() - biases).isEqualTo(27 * CHANNELS * CHANNELS);
        assertThat(stack.output()).isEqualTo(MAP);
    }

    @Test
    void aNormalizedVggStackKeepsItsBiases() {
        GraphBuilder graph = GraphBuilder.withInput(MAP);
        Graph stack = graph.build(vgg(graph, ConvolutionLayer.BIASED_AND_NORMALIZED, 1));
        assertThat(stack.nodes().stream().map(Node::name))
                .containsExactly(
                        "input", "layer1.convolution", "layer1.normalization", "layer1.relu");
        assertThat(Cost.of(stack).parameters())
                .isEqualTo(9 * CHANNELS * CHANNELS + CHANNELS + 2 * CHANNELS);
    }

    @Test
    void anMlpConvolutionIsAWindowAndThenSinglePixels() {
        GraphBuilder graph = GraphBuilder.withInput(MAP);
        Graph mlp = graph.build(mlp(graph, 16, 8, 4));
        assertThat(Cost.of(mlp).multiplyAdds())
                .isEqualTo(14 * 14 * (25 * CHANNELS * 16 + 16 * 8 + 8 * 4));
        assertThat(mlp.output()).isEqualTo(MAP.withChannels(4));
    }

    @Test
    void aRunWithoutLayersIsRefused() {
        GraphBuilder graph = GraphBuilder.withInput(MAP);
        assertThatThrownBy(() -> vgg(graph, ConvolutionLayer.BIASED, 0))
                .hasMessage("a VGG stack has at least one layer, not 0");
        assertThatThrownBy(() -> mlp(graph)).hasMessage("an MLPConv has at least one layer, not 0");
    }

    private static Value vgg(GraphBuilder graph, ConvolutionLayer layer, int layers) {
        return VggStack.expand(graph, graph.input(), layer, CHANNELS, layers, 1);
    }

    private static Value mlp(GraphBuilder graph, int... channels) {
        Window window = Window.same(5, 1);
        return MlpConvolution.expand(
                graph, graph.input(), ConvolutionLayer.BIASED, window, channels);
    }
}
