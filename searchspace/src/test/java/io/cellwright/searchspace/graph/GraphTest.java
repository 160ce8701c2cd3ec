package io.cellwright.searchspace.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphTest {

    private static final Operation RELU =
            new Operation.Activation(Operation.Activation.Function.RELU);
    private static final Node INPUT =
            new Node("input", new Operation.Input(new Shape(3, 32, 32)), List.of());

    private static Operation convolution(int channels, int kernel, int stride, int groups) {
        return new Operation.Convolution(channels, Window.same(kernel, stride), groups, false);
    }

    @Test
    void theOutputOfAWindowIsTheTextbookFormula() {
        // AlexNet's first layers: (227 - 11) / 4 + 1 = 55 and (55 - 3) / 2 + 1 = 27.
        assertThat(Window.valid(11, 4).outputHeight(227)).isEqualTo(55);
        assertThat(Window.valid(3, 2).outputHeight(55)).isEqualTo(27);
        // A dilated 3x3 window sees 5x5.
        assertThat(Window.dilated(3, 1, 2).outputWidth(32)).isEqualTo(32);
        // What does not divide is rounded down.
        assertThat(Window.valid(3, 2).outputHeight(32)).isEqualTo(15);
    }

    @Test
    void shapesAreInferredNodeByNode() {
        GraphBuilder builder = GraphBuilder.withInput(new Shape(3, 33, 32));
        Value convolved = builder.add("convolution", convolution(8, 3, 2, 1), builder.input());
        Value sampled = builder.add("subsample", new Operation.Subsample(2, 1), builder.input());
        Value padded = builder.add("pad", new Operation.PadChannels(2, 3), sampled);
        Value sum = builder.add("add", new Operation.Add(), convolved, padded);
        Value joined = builder.add("join", new Operation.Concatenation(), sum, convolved);
        Value pooled = builder.add("pool", new Operation.GlobalAveragePooling(), joined);
        Value logits = builder.add("logits", new Operation.Linear(10, true), pooled);

        assertThat(convolved.shape()).isEqualTo(new Shape(8, 17, 16));
        assertThat(sampled.shape()).isEqualTo(new Shape(3, 17, 16));
        assertThat(joined.shape()).isEqualTo(new Shape(16, 17, 16));
        assertThat(builder.build(logits).output()).isEqualTo(new Shape(10, 1, 1));
    }

    @Test
    void aMapIsPaddedToALargerSizeAndNeverToASmallerOne() {
        GraphBuilder builder = GraphBuilder.withInput(new Shape(3, 5, 4));
        assertThat(builder.add("pad", new Operation.Pad(8, 4), builder.input()).shape())
                .isEqualTo(new Shape(3, 8, 4));
        assertThatThrownBy(() -> builder.add("small", new Operation.Pad(8, 3), builder.input()))
                .isInstanceOf(InvalidGraphException.class)
                .hasMessageContaining("small")
                .hasMessageContaining("a map of 5x4 cannot be padded to 8x3");
    }

    @Test
    void aNodeThatDoesNotContributeIsLeftOut() {
        GraphBuilder builder = GraphBuilder.withInput(new Shape(3, 8, 8));
        Value dead = builder.add("dead", convolution(4, 3, 1, 1), builder.input());
        builder.add("dead-too", RELU, dead);
        Value alive = builder.add("alive", RELU, builder.input());

        assertThat(builder.build(alive).nodes())
                .extracting(Node::name)
                .containsExactly("input", "alive");
    }

    @Test
    void aMismatchNamesTheNodeAndTheRule() {
        GraphBuilder builder = GraphBuilder.withInput(new Shape(3, 8, 8));
        Value narrow = builder.add("narrow", convolution(4, 3, 2, 1), builder.input());

        assertThatThrownBy(() ->
                        builder.in("cell1")
                                .add("add", new Operation.Add(), builder.input(), narrow))
                .isInstanceOf(InvalidGraphException.class)
                .hasMessage("node \"cell1.add\": cannot add 4x4x4 to 3x8x8");
        assertThatThrownBy(() -> builder.add("grouped", convolution(4, 3, 1, 2), builder.input()))
                .hasMessage("node \"grouped\": 3 input channels are not divisible by 2 groups");
        assertThatThrownBy(() ->
                        builder.add(
                                "large",
                                new Operation.Convolution(4, Window.valid(9, 1), 1, false),
                                builder.input()))
                .hasMessage(
                        "node \"large\": a window of 9x9 with padding 0x0 and dilation 1 does not fit into 3x8x8");
    }

    @Test
    void cyclesAndDanglingInputsAreRefused() {
        assertThatThrownBy(() ->
                        Graph.of(
                                List.of(
                                        INPUT,
                                        new Node("a", new Operation.Add(), List.of(0, 2)),
                                        new Node("b", RELU, List.of(1)))))
                .hasMessage(
                        "node \"a\": it reads node 2, but a node reads only nodes before its own"
                                + " position 1: a graph has no cycles");
        assertThatThrownBy(() -> Graph.of(List.of(INPUT, new Node("a", RELU, List.of(-1)))))
                .hasMessageContaining("node \"a\": it reads node -1");
        assertThatThrownBy(() ->
                        Graph.of(
                                List.of(
                                        INPUT,
                                        new Node("a", RELU, List.of(0)),
                                        new Node("b", RELU, List.of(0)))))
                .hasMessage("node \"a\": nothing reads its result");
    }

    @Test
    void twoNodesOfOneNameAndASecondInputAreRefused() {
        assertThatThrownBy(() ->
                        Graph.of(
                                List.of(
                                        INPUT,
                                        new Node("a", RELU, List.of(0)),
                                        new Node("a", RELU, List.of(1)))))
                .hasMessage("node \"a\": another node has the same name");
        assertThatThrownBy(() ->
                        Graph.of(
                                List.of(
                                        INPUT,
                                        new Node(
                                                "again",
                                                new Operation.Input(new Shape(3, 8, 8)),
                                                List.of()))))
                .hasMessageContaining("node \"again\": the first node of a graph, and no other");
    }

    @Test
    void aGraphOfAMillionNodesIsRefusedBeforeItIsLookedAt() {
        List<Node> nodes = new ArrayList<>();
        nodes.add(INPUT);
        for (int node = 1; node < 1_000_000; node++) {
            nodes.add(new Node("n" + node, RELU, List.of(node - 1)));
        }
        assertThatThrownBy(() -> Graph.of(nodes))
                .hasMessage("a graph has at most 50,000 nodes, not 1,000,000");
    }

    @Test
    void sizesThatOverflowAreRefused() {
        GraphBuilder builder = GraphBuilder.withInput(new Shape(3, 8, 8));
        Value wide =
                builder.add(
                        "pad", new Operation.PadChannels(1_000_000, 1_000_000), builder.input());
        assertThatThrownBy(() ->
                        builder.add("wider", new Operation.PadChannels(Integer.MAX_VALUE, 0), wide))
                .hasMessage("node \"wider\": its size overflows");
        assertThatThrownBy(() ->
                        builder.add(
                                "large",
                                new Operation.PadChannels(1_000_000_000, 0),
                                builder.input()))
                .hasMessageContaining("node \"large\": its result 1000000003x8x8 has more than");
    }

    @Test
    void aBuilderStopsAtTheLargestGraph() {
        GraphBuilder builder = GraphBuilder.withInput(new Shape(3, 8, 8));
        Value value = builder.input();
        for (int node = 1; node < Graph.MAXIMUM_NODES; node++) {
            value = builder.add("n" + node, RELU, value);
        }
        Value last = value;
        assertThatThrownBy(() -> builder.add("one-more", RELU, last))
                .hasMessage("node \"one-more\": a graph has at most 50,000 nodes");
    }

    @Test
    void sizesThatOverflowInEveryDirectionAreRefused() {
        GraphBuilder builder = GraphBuilder.withInput(new Shape(1, 1 << 15, 1 << 16));
        assertThatThrownBy(() ->
                        builder.add(
                                "up",
                                new Operation.TransposedConvolution(1, 1, 1 << 17, false),
                                builder.input()))
                .hasMessage("node \"up\": its size overflows");
        assertThatThrownBy(
                        () -> builder.add("flat", new Operation.Linear(10, true), builder.input()))
                .hasMessage("node \"flat\": its size overflows");
        Window padded =
                new Window(1, 1, 1, 1, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
        assertThatThrownBy(() ->
                        builder.add(
                                "padded",
                                new Operation.Convolution(1, padded, 1, false),
                                builder.input()))
                .hasMessage("node \"padded\": its size overflows");
        assertThatThrownBy(() -> GraphBuilder.withInput(new Shape(1 << 30, 1 << 30, 1 << 30)))
                .hasMessage("node \"input\": its size overflows");
    }

    @Test
    void aNodeThatReadsTooFewOrTooManyIsRefused() {
        GraphBuilder builder = GraphBuilder.withInput(new Shape(3, 8, 8));
        Value input = builder.input();
        assertThatThrownBy(() -> builder.add("relu", RELU, input, input))
                .hasMessage("node \"relu\": it reads exactly one node, not 2");
        assertThatThrownBy(() -> builder.add("sum", new Operation.Add(), input))
                .hasMessage("node \"sum\": an addition reads at least 2 nodes, not 1");
        assertThatThrownBy(() -> builder.add("join", new Operation.Concatenation(), List.of()))
                .hasMessage("node \"join\": a concatenation reads at least one node");
        assertThatThrownBy(() -> builder.add("scaled", new Operation.ScaleChannels(), input, input))
                .hasMessage(
                        "node \"scaled\": the factors of the channels of 3x8x8 are 3x1x1, not 3x8x8");
    }

    @Test
    void aNameOutsideItsAlphabetIsRefused() {
        assertThatThrownBy(() -> new Node("self.w0 = evil()", RELU, List.of(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("self.w0 = evil()");
    }
}
