package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.block.ShuffleUnit;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.List;

/// The networks of shuffle units: the first version with three groups, and the second version in
/// torchvision's form.
///
/// Small images meet a first convolution with stride 1 and no pooling, as is usual for CIFAR (Kuang
/// Liu's pytorch-cifar).
final class ShuffleNet {

    private static final String FIRST =
            "Zhang, Zhou, Lin and Sun, \"ShuffleNet: An Extremely Efficient Convolutional Neural"
                    + " Network for Mobile Devices\", 2018";

    private static final String SECOND =
            "Ma, Zhang, Zheng and Sun, \"ShuffleNet V2: Practical Guidelines for Efficient CNN"
                    + " Architecture Design\", 2018";

    private static final List<Integer> BLOCKS = List.of(4, 8, 4);
    private static final int STEM_CHANNELS = 24;

    private static final ShuffleUnit.Groups GROUPS = ShuffleUnit.Groups.of(3);

    /// The channels of the first version's first stage, with three groups.
    private static final int FIRST_CHANNELS = 240;

    static final List<Model> MODELS =
            SmallerForm.ofSmallImages(
                    "the first convolution has stride 1, without pooling",
                    List.of(
                            new Model(
                                    "shufflenet-v1",
                                    "ShuffleNet v1 1x (g=3)",
                                    FIRST + ", table 1",
                                    Model.IMAGENET,
                                    1000,
                                    List.of(
                                            Source.MMPRETRAIN.parameters("1.87M"),
                                            Figure.multiplyAdds("137M", FIRST + ", table 1"),
                                            Source.MMPRETRAIN.top1Error("31.87"),
                                            Source.MMPRETRAIN.top5Error("12.19")),
                                    ShuffleNet::first),
                            second(
                                    "0.5",
                                    48,
                                    1024,
                                    figures("1366792", "0.04G", "39.448", "18.254")),
                            second(
                                    "1.0",
                                    116,
                                    1024,
                                    figures("2278604", "0.145G", "30.638", "11.684")),
                            second(
                                    "1.5",
                                    176,
                                    1024,
                                    figures("3503624", "0.296G", "27.004", "8.914")),
                            second(
                                    "2.0",
                                    244,
                                    2048,
                                    figures("7393996", "0.583G", "23.77", "6.994"))));

    private ShuffleNet() {}

    private static List<Figure> figures(
            String parameters, String multiplyAdds, String top1Error, String top5Error) {
        return List.of(
                Source.TORCHVISION.parameters(parameters),
                Source.TORCHVISION.multiplyAdds(multiplyAdds),
                Source.TORCHVISION.top1Error(top1Error),
                Source.TORCHVISION.top5Error(top5Error));
    }

    /// @param channels the channels of the first stage
    /// @param last the channels of the last convolution
    private static Model second(String width, int channels, int last, List<Figure> published) {
        return new Model(
                "shufflenet-v2-x" + width,
                "ShuffleNet v2 %sx".formatted(width),
                SECOND + ", table 5",
                Model.IMAGENET,
                1000,
                published,
                (image, classes) -> second(channels, last, image, classes));
    }

    private static Graph first(Shape image, int classes) {
        GraphBuilder graph = GraphBuilder.withInput(image);
        Value body =
                Stages.expand(
                        graph,
                        stem(graph.in("stem"), graph.input()),
                        BLOCKS,
                        2,
                        (unit, input, stage, stride) ->
                                ShuffleUnit.first(
                                        unit,
                                        input,
                                        FIRST_CHANNELS << stage,
                                        stride,
                                        stage == 0 && stride == 2
                                                ? GROUPS.withUndividedReduction()
                                                : GROUPS));
        return graph.build(Layers.classify(graph, body, classes));
    }

    private static Graph second(int channels, int lastChannels, Shape image, int classes) {
        GraphBuilder graph = GraphBuilder.withInput(image);
        Value body =
                Stages.expand(
                        graph,
                        stem(graph.in("stem"), graph.input()),
                        BLOCKS,
                        2,
                        (unit, input, stage, stride) ->
                                ShuffleUnit.second(unit, input, channels << stage, stride));
        Value last = Layers.convolveRelu(graph.in("last"), body, lastChannels, 1, 1);
        return graph.build(Layers.classify(graph, last, classes));
    }

    private static Value stem(GraphBuilder graph, Value image) {
        if (SmallerForm.isSmall(image.shape())) {
            return Layers.convolveRelu(graph, image, STEM_CHANNELS, 3, 1);
        }
        Value halved = Layers.convolveRelu(graph, image, STEM_CHANNELS, 3, 2);
        return Layers.maximumPool(graph, halved, Window.same(3, 2));
    }
}
