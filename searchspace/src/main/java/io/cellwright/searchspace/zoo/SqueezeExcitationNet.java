package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.block.Bottleneck;
import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.block.Residual;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import java.util.List;

/// Residual networks whose branches are scaled channel by channel. Source: Hu, Shen and Sun,
/// "Squeeze-and-Excitation Networks", 2018, table 1 and the appendix on SENet-154, with the
/// unpadded, upwards rounded first pooling of the authors' published models.
///
/// Small images meet one 3x3 convolution with stride 1 instead of the first layers and the pooling,
/// as ResNet's for CIFAR.
final class SqueezeExcitationNet {

    private static final String PAPER =
            "Hu, Shen and Sun, \"Squeeze-and-Excitation Networks\", 2018";

    private static final String AUTHORS = "the authors' published models, 224x224, one crop";

    /// The channels of the first stage's results.
    private static final int CHANNELS = 256;

    static final List<Model> MODELS =
            SmallerForm.ofSmallImages(
                    "one 3x3 convolution with stride 1 before the first stage, without"
                            + " pooling",
                    List.of(
                            new Model(
                                    "se-resnet50",
                                    "SE-ResNet-50",
                                    PAPER
                                            + ", table 1, with the stride of a bottleneck in its first layer",
                                    Model.IMAGENET,
                                    1000,
                                    List.of(
                                            Source.TIMM.parameters("28.09M"),
                                            Source.TIMM.multiplyAdds("3.88G"),
                                            Figure.top1Error("22.37", AUTHORS),
                                            Figure.top5Error("6.36", AUTHORS)),
                                    SqueezeExcitationNet::resNet50),
                            new Model(
                                    "senet154",
                                    "SENet-154",
                                    PAPER + ", appendix",
                                    Model.IMAGENET,
                                    1000,
                                    List.of(
                                            Source.TIMM.parameters("115.09M"),
                                            Source.TIMM.multiplyAdds("20.77G"),
                                            Figure.top1Error("18.68", AUTHORS),
                                            Figure.top5Error("4.47", AUTHORS)),
                                    SqueezeExcitationNet::seNet154)));

    private SqueezeExcitationNet() {}

    private static Graph resNet50(Shape image, int classes) {
        GraphBuilder graph = GraphBuilder.withInput(image);
        GraphBuilder stem = graph.in("stem");
        Value first =
                SmallerForm.isSmall(image)
                        ? Layers.convolveRelu(stem, graph.input(), 64, 3, 1)
                        : OverlappingPooling.maximum(
                                stem, Layers.convolveRelu(stem, graph.input(), 64, 7, 2));
        Value body =
                Stages.expand(
                        graph,
                        first,
                        ResNet.BLOCKS_OF_50,
                        1,
                        (unit, input, stage, stride) -> {
                            int width = 64 << stage;
                            Bottleneck bottleneck =
                                    new Bottleneck(
                                            width,
                                            width,
                                            1,
                                            CHANNELS << stage,
                                            Bottleneck.Strided.REDUCTION);
                            return excited(unit, input, bottleneck, stride, 1);
                        });
        return graph.build(Layers.classify(graph, body, classes));
    }

    /// ResNeXt-152 (64x4d) whose first layer is three of 3x3, whose bottlenecks begin with half the
    /// channels, whose strided shortcuts are 3x3, and which ends with dropout.
    private static Graph seNet154(Shape image, int classes) {
        GraphBuilder graph = GraphBuilder.withInput(image);
        Value body =
                Stages.expand(
                        graph,
                        stem154(graph.in("stem"), graph.input()),
                        List.of(3, 8, 36, 3),
                        1,
                        (unit, input, stage, stride) -> {
                            Bottleneck bottleneck =
                                    new Bottleneck(
                                            128 << stage,
                                            256 << stage,
                                            64,
                                            CHANNELS << stage,
                                            Bottleneck.Strided.SPATIAL);
                            return excited(unit, input, bottleneck, stride, stage == 0 ? 1 : 3);
                        });
        return graph.build(Layers.classify(graph, body, 0.2, classes));
    }

    private static Value stem154(GraphBuilder graph, Value image) {
        if (SmallerForm.isSmall(image.shape())) {
            return Layers.convolveRelu(graph, image, 128, 3, 1);
        }
        Value first = Layers.convolveRelu(graph.in("first"), image, 64, 3, 2);
        Value second = Layers.convolveRelu(graph.in("second"), first, 64, 3, 1);
        Value third = Layers.convolveRelu(graph.in("third"), second, 128, 3, 1);
        return OverlappingPooling.maximum(graph, third);
    }

    private static Value excited(
            GraphBuilder graph, Value input, Bottleneck bottleneck, int stride, int kernel) {
        int channels = bottleneck.channels();
        Value branch = bottleneck.branch(graph, input, stride);
        Value scaled = Layers.squeezeAndExcite(graph, branch);
        Value shortcut = Residual.projection(graph.in("shortcut"), input, channels, kernel, stride);
        return Residual.join(graph, scaled, shortcut);
    }
}
