package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.block.PreActivation;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.List;

/// The residual networks for CIFAR-10 with normalization and ReLU before each convolution: three
/// stages of bottlenecks with 64, 128 and 256 channels and `9n + 2` weight layers. Source: He,
/// Zhang, Ren and Sun, "Identity Mappings in Deep Residual Networks", 2016. The published 10.2M
/// parameters of the deeper one are those without its normalization.
final class PreActivationResNet {

    private static final int STEM_CHANNELS = 16;
    private static final int FIRST_CHANNELS = 64;

    private static final String PAPER =
            "He, Zhang, Ren and Sun, \"Identity Mappings in Deep Residual Networks\", 2016";

    static final List<Model> MODELS =
            List.of(model(164, "1.7M", "5.46"), model(1001, "10.2M", "4.92"));

    private PreActivationResNet() {}

    private static Model model(int depth, String parameters, String error) {
        return new Model(
                "preresnet" + depth,
                "Pre-activation ResNet-" + depth,
                PAPER + ", with the strides of the authors' code",
                Model.CIFAR,
                10,
                List.of(
                        Figure.parameters(parameters, WideResNet.PAPER + ", table 5"),
                        Figure.top1Error(error, WideResNet.PAPER + ", table 5")),
                (image, classes) -> graph(depth, image, classes));
    }

    private static Graph graph(int depth, Shape image, int classes) {
        int blocks = (depth - 2) / 9;
        return graph(
                List.of(blocks, blocks, blocks),
                (graph, input, stage, stride) ->
                        PreActivation.bottleneck(graph, input, FIRST_CHANNELS << stage, stride),
                image,
                classes);
    }

    /// A network of this family or of one that differs from it in its units alone.
    static Graph graph(List<Integer> blocks, Stages.Unit unit, Shape image, int classes) {
        GraphBuilder graph = GraphBuilder.withInput(image);
        Value stem =
                Layers.bareConvolve(
                        graph.in("stem"), graph.input(), STEM_CHANNELS, Window.same(3, 1));
        Value body = Stages.expand(graph, stem, blocks, 1, unit);
        return graph.build(Layers.classify(graph, Layers.normalizeRelu(graph, body), classes));
    }
}
