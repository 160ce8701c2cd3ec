package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.block.MobileUnit;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.List;

/// The networks of depthwise separable convolutions for mobile devices.
///
/// For small images the strides nearest to the input are 1, as is usual for CIFAR (Kuang Liu's
/// pytorch-cifar): the first of MobileNet v1, the first two of MobileNet v2. 32x32 pixels become
/// 2x2 and 4x4.
final class MobileNet {

    private static final String FIRST =
            "Howard et al., \"MobileNets: Efficient Convolutional Neural Networks for Mobile Vision"
                    + " Applications\", 2017";

    private static final String SECOND =
            "Sandler, Howard, Zhu, Zhmoginov and Chen, \"MobileNetV2: Inverted Residuals and Linear"
                    + " Bottlenecks\", 2018";

    private static final String COMPARISON =
            "Zoph, Vasudevan, Shlens and Le, \"Learning Transferable Architectures for Scalable"
                    + " Image Recognition\", 2018, table 3";

    private static final int STEM_CHANNELS = 32;

    private static final int LAST_CHANNELS = 1280;

    private static final double DROP_RATE = 0.2;

    /// The depthwise separable layers of one width: their channels, their number, and the stride of
    /// the first.
    private record Separable(int channels, int layers, int stride) {}

    private static final List<Separable> TABLE_OF_FIRST =
            List.of(
                    new Separable(64, 1, 1),
                    new Separable(128, 2, 2),
                    new Separable(256, 2, 2),
                    new Separable(512, 6, 2),
                    new Separable(1024, 2, 2));

    /// The inverted residuals of one width: t, c, n and s in the paper's table.
    private record Inverted(int expansion, int channels, int layers, int stride) {}

    private static final List<Inverted> TABLE_OF_SECOND =
            List.of(
                    new Inverted(1, 16, 1, 1),
                    new Inverted(6, 24, 2, 2),
                    new Inverted(6, 32, 3, 2),
                    new Inverted(6, 64, 4, 2),
                    new Inverted(6, 96, 3, 1),
                    new Inverted(6, 160, 3, 2),
                    new Inverted(6, 320, 1, 1));

    static final List<Model> MODELS =
            SmallerForm.ofSmallImages(
                    "strides nearest to the image are 1: the first of MobileNet v1, the"
                            + " first two of MobileNet v2",
                    List.of(
                            new Model(
                                    "mobilenet-v1",
                                    "MobileNet v1",
                                    FIRST
                                            + ", table 1; its last depthwise layer has stride 1, as in the"
                                            + " authors' code",
                                    Model.IMAGENET,
                                    1000,
                                    List.of(
                                            Figure.parameters("4.2M", FIRST + ", table 4"),
                                            Figure.multiplyAdds("569M", FIRST + ", table 4"),
                                            Figure.top1Error("29.4", COMPARISON),
                                            Figure.top5Error("10.5", COMPARISON)),
                                    MobileNet::first),
                            new Model(
                                    "mobilenet-v2",
                                    "MobileNet v2",
                                    SECOND + ", table 2, with dropout as in torchvision",
                                    Model.IMAGENET,
                                    1000,
                                    List.of(
                                            Source.TORCHVISION.parameters("3504872"),
                                            Source.TORCHVISION.multiplyAdds("0.301G"),
                                            Source.MMPRETRAIN.top1Error("28.14"),
                                            Source.MMPRETRAIN.top5Error("9.58")),
                                    MobileNet::second)));

    private MobileNet() {}

    private static Graph first(Shape image, int classes) {
        GraphBuilder graph = GraphBuilder.withInput(image);
        int stride = SmallerForm.isSmall(image) ? 1 : 2;
        Value value =
                Layers.convolveRelu(graph.in("stem"), graph.input(), STEM_CHANNELS, 3, stride);
        for (int stage = 0; stage < TABLE_OF_FIRST.size(); stage++) {
            Separable row = TABLE_OF_FIRST.get(stage);
            for (int layer = 0; layer < row.layers(); layer++) {
                value =
                        MobileUnit.depthwiseSeparable(
                                graph.in("stage%d.layer%d".formatted(stage, layer)),
                                value,
                                row.channels(),
                                layer == 0 ? row.stride() : 1);
            }
        }
        return graph.build(Layers.classify(graph, value, classes));
    }

    private static Graph second(Shape image, int classes) {
        GraphBuilder graph = GraphBuilder.withInput(image);
        boolean small = SmallerForm.isSmall(image);
        Value value =
                MobileUnit.convolveRelu6(
                        graph.in("stem"),
                        graph.input(),
                        STEM_CHANNELS,
                        Window.same(3, small ? 1 : 2),
                        1);
        for (int stage = 0; stage < TABLE_OF_SECOND.size(); stage++) {
            Inverted row = TABLE_OF_SECOND.get(stage);
            int stride = small && stage == 1 ? 1 : row.stride();
            for (int block = 0; block < row.layers(); block++) {
                value =
                        MobileUnit.invertedResidual(
                                graph.in("stage%d.block%d".formatted(stage, block)),
                                value,
                                row.channels(),
                                block == 0 ? stride : 1,
                                row.expansion());
            }
        }
        Value last =
                MobileUnit.convolveRelu6(
                        graph.in("last"), value, LAST_CHANNELS, Window.same(1, 1), 1);
        return graph.build(Layers.classify(graph, last, DROP_RATE, classes));
    }
}
