package io.cellwright.searchspace.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The numbers that lectures and articles teach with: Stanford's CS231n lecture on architectures
/// and the papers it goes through.
class TextbookTest {

    private static final Shape MODULE_INPUT = new Shape(256, 28, 28);

    @Test
    void alexNetsFirstLayersAreThoseOfTheLecture() {
        Graph graph = TextbookNetworks.alexNetFeatures();

        assertThat(graph.shape(1)).isEqualTo(new Shape(96, 55, 55));
        assertThat(Cost.of(graph, 1).parameters()).isEqualTo(11 * 11 * 3 * 96 + 96);
        assertThat(graph.shape(2)).isEqualTo(new Shape(96, 27, 27));
        assertThat(Cost.of(graph, 2).parameters()).isZero();
    }

    @Test
    void threeSmallWindowsSeeWhatALargeOneSeesWithFewerWeights() {
        int channels = 16;
        Graph three = stack(channels, 3, 3, 3);
        Graph one = stack(channels, 7);

        assertThat(ReceptiveField.of(three))
                .isEqualTo(ReceptiveField.of(one))
                .isEqualTo(new ReceptiveField(7, 7));
        assertThat(Cost.of(three).parameters()).isEqualTo(27L * channels * channels);
        assertThat(Cost.of(one).parameters()).isEqualTo(49L * channels * channels);
    }

    @Test
    void theNaiveInceptionModuleNeeds854MillionMultiplyAdds() {
        Graph graph = inception(false);

        assertThat(graph.output()).isEqualTo(new Shape(672, 28, 28));
        assertThat(Cost.of(graph).multiplyAdds())
                .isEqualTo(28 * 28 * 256L * (128 + 9 * 192 + 25 * 96))
                .isBetween(853_500_000L, 854_500_000L);
    }

    /// The lecture says 358 million. That is the sum of its terms with the 3x3 convolution's 28 *
    /// 28 * 192 * 9 * 64 counted twice.
    @Test
    void theInceptionModuleWithBottlenecksNeeds271MillionMultiplyAdds() {
        Graph graph = inception(true);
        long multiplyAdds = Cost.of(graph).multiplyAdds();

        assertThat(graph.output()).isEqualTo(new Shape(480, 28, 28));
        assertThat(multiplyAdds)
                .isEqualTo(28 * 28 * (256L * (128 + 64 + 64 + 64) + 64 * (9 * 192 + 25 * 96)));
        assertThat(multiplyAdds + 28 * 28 * 192L * 9 * 64).isBetween(357_500_000L, 358_500_000L);
    }

    @Test
    void aDepthwiseSeparableConvolutionHasAWindowForEachChannelAndOneWeightForEachPair() {
        int kernel = 3;
        int from = 32;
        int to = 64;
        GraphBuilder separable = GraphBuilder.withInput(new Shape(from, 14, 14));
        Value depthwise =
                separable.add(
                        "depthwise",
                        new Operation.Convolution(from, Window.same(kernel, 1), from, false),
                        separable.input());
        Value mixed =
                separable.add(
                        "pointwise", TextbookNetworks.unbiased(to, Window.same(1, 1)), depthwise);
        GraphBuilder full = GraphBuilder.withInput(new Shape(from, 14, 14));
        Value convolved =
                full.add(
                        "full",
                        TextbookNetworks.unbiased(to, Window.same(kernel, 1)),
                        full.input());

        assertThat(Cost.of(separable.build(mixed)).parameters())
                .isEqualTo(kernel * kernel * from + from * to);
        assertThat(Cost.of(full.build(convolved)).parameters())
                .isEqualTo((long) kernel * kernel * from * to);
    }

    /// The lecture says 5 million, "12 times less than AlexNet"; table 1 of the paper adds up to
    /// 6,998,552 with the classifier. Its auxiliary classifiers are not counted.
    @Test
    void googLeNetHas22WeightLayersAndSevenMillionParameters() {
        Graph graph = TextbookNetworks.googLeNet();

        assertThat(Depth.of(graph)).isEqualTo(22);
        assertThat(Cost.of(graph.withoutAuxiliaries()).parameters()).isEqualTo(6_998_552);
    }

    /// The lecture says 24 million values and 96 MB an image; the layers that it lists add up to
    /// 15,237,608 values and 61 MB, or 28,793,320 and 115 MB where every ReLU keeps its result.
    @Test
    void vgg16Keeps15MillionValues() {
        Cost cost = Cost.of(TextbookNetworks.vgg16());

        assertThat(cost.activationBytes()).isEqualTo(4 * 15_237_608);
        assertThat(cost.activationBytesStored()).isEqualTo(4 * 28_793_320);
        assertThat(cost.parameters()).isEqualTo(138_357_544);
    }

    @Test
    void vgg16Has16WeightLayersAndResNet50Has50() {
        assertThat(Depth.of(TextbookNetworks.vgg16())).isEqualTo(16);
        assertThat(Depth.of(TextbookNetworks.resNet50(false))).isEqualTo(50);
    }

    /// (32 - 3) / 2 + 1 is 15.5, which PyTorch and Caffe's convolution round down.
    @Test
    void aSizeThatIsNoWholeNumberIsRoundedDownAndAWindowThatDoesNotFitIsRefused() {
        GraphBuilder graph = GraphBuilder.withInput(new Shape(3, 32, 32));

        assertThat(
                        graph.add(
                                        "floor",
                                        TextbookNetworks.unbiased(8, Window.valid(3, 2)),
                                        graph.input())
                                .shape())
                .isEqualTo(new Shape(8, 15, 15));
        assertThatThrownBy(() ->
                        graph.add(
                                "large",
                                TextbookNetworks.unbiased(8, Window.valid(33, 1)),
                                graph.input()))
                .hasMessageContaining("node \"large\": a window of 33x33")
                .hasMessageContaining("does not fit into 3x32x32");
    }

    private static Graph stack(int channels, int... kernels) {
        GraphBuilder graph = GraphBuilder.withInput(new Shape(channels, 32, 32));
        Value value = graph.input();
        for (int layer = 0; layer < kernels.length; layer++) {
            value =
                    graph.add(
                            "layer" + layer,
                            TextbookNetworks.unbiased(channels, Window.same(kernels[layer], 1)),
                            value);
        }
        return graph.build(value);
    }

    private static Graph inception(boolean bottlenecks) {
        GraphBuilder graph = GraphBuilder.withInput(MODULE_INPUT);
        Value input = graph.input();
        Value pooled = graph.add("pool", TextbookNetworks.maximum(Window.same(3, 1)), input);
        List<Value> branches = new ArrayList<>();
        branches.add(graph.add("one", TextbookNetworks.unbiased(128, Window.same(1, 1)), input));
        Value three = bottlenecks ? bottleneck(graph, "before3", input) : input;
        branches.add(graph.add("three", TextbookNetworks.unbiased(192, Window.same(3, 1)), three));
        Value five = bottlenecks ? bottleneck(graph, "before5", input) : input;
        branches.add(graph.add("five", TextbookNetworks.unbiased(96, Window.same(5, 1)), five));
        branches.add(bottlenecks ? bottleneck(graph, "after-pool", pooled) : pooled);
        return graph.build(Layers.concatenate(graph, branches));
    }

    private static Value bottleneck(GraphBuilder graph, String name, Value input) {
        return graph.add(name, TextbookNetworks.unbiased(64, Window.same(1, 1)), input);
    }
}
