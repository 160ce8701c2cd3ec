package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.block.Dense;
import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.List;

/// The densely connected networks of the variant BC, for ImageNet and for CIFAR. Source: Huang,
/// Liu, van der Maaten and Weinberger, "Densely Connected Convolutional Networks", 2017, table 1
/// and section 3.
///
/// Small images meet one 3x3 convolution with stride 1, as in the paper's networks for CIFAR,
/// instead of the 7x7 one and the pooling. Those networks have no dropout, as where the paper
/// augments the images.
final class DenseNet {

    private static final String PAPER =
            "Huang, Liu, van der Maaten and Weinberger,"
                    + " \"Densely Connected Convolutional Networks\", 2017";

    private static final String AUTHORS = "the authors' published models, 224x224, one crop";

    /// The layers of three dense blocks for CIFAR: all but the first convolution, the two
    /// transitions and the classifier, two to a dense layer.
    private static final int OTHER_LAYERS = 4;

    static final List<Model> MODELS =
            SmallerForm.ofSmallImages(
                    "the stem is one 3x3 convolution with stride 1, without normalization"
                            + " and pooling",
                    List.of(
                            model(121, 32, List.of(6, 12, 24, 16), "7978856", "2.834G", "25.0"),
                            model(161, 48, List.of(6, 12, 36, 24), "28681000", "7.73G", "22.2"),
                            model(169, 32, List.of(6, 12, 32, 32), "14149480", "3.36G", "23.6"),
                            model(201, 32, List.of(6, 12, 48, 32), "20013928", "4.291G", "22.5"),
                            cifarModel(100, 12, "0.8M", "4.51"),
                            cifarModel(250, 24, "15.3M", "3.62"),
                            cifarModel(190, 40, "25.6M", "3.46")));

    private DenseNet() {}

    private static Model model(
            int depth,
            int growth,
            List<Integer> layers,
            String parameters,
            String multiplyAdds,
            String error) {
        return new Model(
                "densenet" + depth,
                "DenseNet-" + depth,
                PAPER + ", table 1",
                Model.IMAGENET,
                1000,
                List.of(
                        Source.TORCHVISION.parameters(parameters),
                        Source.TORCHVISION.multiplyAdds(multiplyAdds),
                        Figure.top1Error(error, AUTHORS)),
                (image, classes) -> {
                    GraphBuilder graph = GraphBuilder.withInput(image);
                    Value stem = stem(graph.in("stem"), graph.input(), 2 * growth);
                    return graph(graph, stem, growth, layers, classes);
                });
    }

    private static Model cifarModel(int depth, int growth, String parameters, String error) {
        String table = PAPER + ", table 2";
        return new Model(
                "densenet-bc-%d-%d".formatted(depth, growth),
                "DenseNet-BC (L=%d, k=%d)".formatted(depth, growth),
                PAPER + ", section 3",
                Model.CIFAR,
                10,
                List.of(Figure.parameters(parameters, table), Figure.top1Error(error, table)),
                (image, classes) -> {
                    GraphBuilder graph = GraphBuilder.withInput(image);
                    int layers = (depth - OTHER_LAYERS) / 6;
                    return graph(
                            graph,
                            Layers.bareConvolve(
                                    graph.in("stem"), graph.input(), 2 * growth, Window.same(3, 1)),
                            growth,
                            List.of(layers, layers, layers),
                            classes);
                });
    }

    private static Graph graph(
            GraphBuilder graph, Value stem, int growth, List<Integer> layers, int classes) {
        Value value = stem;
        for (int stage = 0; stage < layers.size(); stage++) {
            GraphBuilder inner = graph.in("stage" + stage);
            if (stage > 0) {
                value = Dense.transition(inner.in("transition"), value);
            }
            for (int layer = 0; layer < layers.get(stage); layer++) {
                value = Dense.layer(inner.in("layer" + layer), value, growth);
            }
        }
        Value active = Layers.normalizeRelu(graph, value);
        return graph.build(Layers.classify(graph, active, classes));
    }

    private static Value stem(GraphBuilder graph, Value image, int channels) {
        if (SmallerForm.isSmall(image.shape())) {
            return Layers.bareConvolve(graph, image, channels, Window.same(3, 1));
        }
        Value halved = Layers.convolveRelu(graph, image, channels, 7, 2);
        return Layers.maximumPool(graph, halved, Window.same(3, 2));
    }
}
