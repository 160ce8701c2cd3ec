package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.List;

/// ZFNet: AlexNet with a smaller and denser first window, 7x7 with stride 2, and contrast
/// normalization behind the pooling. Source: Zeiler and Fergus, "Visualizing and Understanding
/// Convolutional Networks", 2014, figure 3. The constants of the normalization are AlexNet's; the
/// paper gives none.
///
/// On small images the first convolution is 5x5 with stride 1 and the second 5x5 with stride 1,
/// both keeping the size, as in Krizhevsky's networks for CIFAR-10 (cuda-convnet, 2012).
final class ZfNet {

    private static final Operation CONTRAST_NORMALIZATION =
            new Operation.LocalResponseNormalization(5, 5 * 1e-4, 0.75, 2);

    private static final String SOURCE =
            "Zeiler and Fergus, \"Visualizing and Understanding Convolutional Networks\", 2014";
    private static final String TABLE = "imgclsmob's table of models";

    static final List<Model> MODELS =
            SmallerForm.ofSmallImages(
                    "the first two convolutions are 5x5 with stride 1 and keep the size",
                    List.of(
                            new Model(
                                    "zfnet",
                                    "ZFNet",
                                    SOURCE + ", figure 3",
                                    Model.IMAGENET,
                                    1000,
                                    List.of(
                                            Figure.parameters("62357608", TABLE),
                                            Figure.multiplyAdds("1170.33M", TABLE),
                                            Figure.top1Error("38.4", SOURCE + ", table 2"),
                                            Figure.top5Error("16.5", SOURCE + ", table 2")),
                                    ZfNet::graph)));

    private ZfNet() {}

    private static Graph graph(Shape image, int classes) {
        boolean small = SmallerForm.isSmall(image);
        GraphBuilder graph = GraphBuilder.withInput(image);
        Window first = small ? Window.same(5, 1) : Window.square(7, 2, 1);
        Window second = small ? Window.same(5, 1) : Window.valid(5, 2);
        Value value = Layers.biasedConvolveRelu(graph.in("conv1"), graph.input(), 96, first);
        value = poolAndNormalize(graph.in("pool1"), value);
        value = Layers.biasedConvolveRelu(graph.in("conv2"), value, 256, second);
        value = poolAndNormalize(graph.in("pool2"), value);
        value = Layers.biasedConvolveRelu(graph.in("conv3"), value, 384, Window.same(3, 1));
        value = Layers.biasedConvolveRelu(graph.in("conv4"), value, 384, Window.same(3, 1));
        value = Layers.biasedConvolveRelu(graph.in("conv5"), value, 256, Window.same(3, 1));
        value = OverlappingPooling.maximum(graph.in("pool5"), value);
        return graph.build(ClassifierLayers.fullyConnected(graph, value, classes));
    }

    private static Value poolAndNormalize(GraphBuilder graph, Value input) {
        return graph.add(
                "contrast-norm", CONTRAST_NORMALIZATION, OverlappingPooling.maximum(graph, input));
    }
}
