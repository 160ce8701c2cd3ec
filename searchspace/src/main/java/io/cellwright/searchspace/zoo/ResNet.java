package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.block.Bottleneck;
import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.block.Residual;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.List;

/// The residual networks for ImageNet, in torchvision's form: shortcuts of option B, and the stride
/// of a bottleneck in its 3x3 layer, where the paper has it in the first 1x1. Source: He, Zhang,
/// Ren and Sun, "Deep Residual Learning for Image Recognition", 2015, table 1.
///
/// Small images meet one 3x3 convolution with stride 1 instead of the 7x7 one and the pooling, as
/// in mmpretrain's ResNets for CIFAR.
final class ResNet {

    static final String PAPER =
            "He, Zhang, Ren and Sun, \"Deep Residual Learning for Image Recognition\", 2015";

    /// The blocks of each of the four stages, for the depth 50 of several families.
    static final List<Integer> BLOCKS_OF_50 = List.of(3, 4, 6, 3);

    /// The blocks of each of the four stages, for the depth 101 of several families.
    static final List<Integer> BLOCKS_OF_101 = List.of(3, 4, 23, 3);

    private static final int FIRST_CHANNELS = 64;

    /// A bottleneck's channels for each channel of a basic unit in the same stage.
    private static final int EXPANSION = 4;

    private static final Stages.Unit BASIC =
            (graph, input, stage, stride) ->
                    Residual.basic(graph, input, FIRST_CHANNELS << stage, stride);

    /// What small images meet in ResNet and in what others made of it.
    static final String SMALLER_FORM =
            "one 3x3 convolution with stride 1 before the first stage, without pooling";

    static final List<Model> MODELS =
            SmallerForm.ofSmallImages(
                    ResNet.SMALLER_FORM,
                    List.of(
                            model(
                                    18,
                                    List.of(2, 2, 2, 2),
                                    BASIC,
                                    figures(
                                            "11689512",
                                            Source.TIMM.multiplyAdds("1.82G"),
                                            "30.43",
                                            "10.76")),
                            model(
                                    34,
                                    List.of(3, 4, 6, 3),
                                    BASIC,
                                    figures(
                                            "21797672",
                                            Source.TIMM.multiplyAdds("3.67G"),
                                            "26.73",
                                            "8.74")),
                            model(
                                    50,
                                    BLOCKS_OF_50,
                                    bottlenecks(1, 64),
                                    figures(
                                            "25557032",
                                            Source.TIMM.multiplyAdds("4.11G"),
                                            "24.01",
                                            "7.02")),
                            model(
                                    101,
                                    BLOCKS_OF_101,
                                    bottlenecks(1, 64),
                                    figures(
                                            "44549160",
                                            Source.TIMM.multiplyAdds("7.83G"),
                                            "22.44",
                                            "6.21")),
                            model(
                                    152,
                                    List.of(3, 8, 36, 3),
                                    bottlenecks(1, 64),
                                    figures(
                                            "60192808",
                                            Source.TORCHVISION.multiplyAdds("11.51G"),
                                            "22.16",
                                            "6.16"))));

    private ResNet() {}

    private static Model model(
            int depth, List<Integer> blocks, Stages.Unit unit, List<Figure> published) {
        return new Model(
                "resnet" + depth,
                "ResNet-" + depth,
                PAPER + ", table 1, with the stride of a bottleneck in its 3x3 layer",
                Model.IMAGENET,
                1000,
                published,
                (image, classes) -> graph(blocks, unit, image, classes));
    }

    private static List<Figure> figures(
            String parameters, Figure multiplyAdds, String top1Error, String top5Error) {
        String measured =
                "Gross and Wilber, \"Training and Investigating Residual Nets\", 2016, one crop";
        return List.of(
                Source.TORCHVISION.parameters(parameters),
                multiplyAdds,
                Figure.top1Error(top1Error, measured),
                Figure.top5Error(top5Error, measured));
    }

    /// A network of this family or of one that differs from it in its units alone.
    static Graph graph(List<Integer> blocks, Stages.Unit unit, Shape image, int classes) {
        GraphBuilder graph = GraphBuilder.withInput(image);
        Value body = Stages.expand(graph, stem(graph.in("stem"), graph.input()), blocks, 1, unit);
        return graph.build(Layers.classify(graph, body, classes));
    }

    /// Bottlenecks whose 3x3 layers have `groups` groups and, in the first stage, `width` channels.
    static Stages.Unit bottlenecks(int groups, int width) {
        return (graph, input, stage, stride) ->
                Residual.bottleneck(
                        graph,
                        input,
                        Bottleneck.grouped(
                                groups, width << stage, (EXPANSION * FIRST_CHANNELS) << stage),
                        stride);
    }

    private static Value stem(GraphBuilder graph, Value image) {
        if (SmallerForm.isSmall(image.shape())) {
            return Layers.convolveRelu(graph, image, FIRST_CHANNELS, 3, 1);
        }
        Value halved = Layers.convolveRelu(graph, image, FIRST_CHANNELS, 7, 2);
        return Layers.maximumPool(graph, halved, Window.same(3, 2));
    }
}
