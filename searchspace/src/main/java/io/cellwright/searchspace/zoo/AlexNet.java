package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.List;

/// AlexNet: five convolutions with overlapping pooling, and three fully connected layers with
/// dropout. Source: Krizhevsky, Sutskever and Hinton, "ImageNet Classification with Deep
/// Convolutional Neural Networks", 2012, section 3.5. The paper says 224 pixels; its 55x55 map
/// takes 227.
///
/// On small images the first convolution is 5x5 with stride 1 and keeps the size, as in
/// Krizhevsky's own networks for CIFAR-10 (cuda-convnet, 2012); all else stays.
final class AlexNet {

    private static final Shape IMAGE = new Shape(3, 227, 227);
    private static final Window POOL = Window.valid(3, 2);

    /// Section 3.3: k = 2, n = 5, alpha = 0.0001 and beta = 0.75, where alpha is not divided by n.
    private static final Operation RESPONSE_NORMALIZATION =
            new Operation.LocalResponseNormalization(5, 5 * 1e-4, 0.75, 2);

    private static final String SOURCE =
            "Krizhevsky, Sutskever and Hinton, \"ImageNet Classification with Deep Convolutional"
                    + " Neural Networks\", 2012";
    private static final String SURVEY =
            "Sze, Chen, Yang and Emer, \"Efficient Processing of Deep Neural Networks\", 2017,"
                    + " table II";
    private static final String TABLE = "imgclsmob's table of models, at 224 pixels";
    private static final String TORCHVISION =
            "torchvision, AlexNet_Weights.IMAGENET1K_V1; errors are 100 minus the accuracies";

    static final List<Model> MODELS =
            SmallerForm.ofSmallImages(
                    "the first convolution is 5x5 with stride 1 and keeps the size",
                    List.of(
                            new Model(
                                    "alexnet-2gpu",
                                    "AlexNet (two groups)",
                                    SOURCE,
                                    IMAGE,
                                    1000,
                                    List.of(
                                            Figure.parameters(
                                                    "60M", SOURCE + ", which rounds down"),
                                            Figure.parameters("61M", SURVEY),
                                            Figure.multiplyAdds("724M", SURVEY),
                                            Figure.top1Error("40.7", SOURCE + ", table 2"),
                                            Figure.top5Error("18.2", SOURCE + ", table 2")),
                                    (image, classes) -> towers(2, image, classes)),
                            new Model(
                                    "alexnet",
                                    "AlexNet (one tower)",
                                    SOURCE + "; without its two groups",
                                    IMAGE,
                                    1000,
                                    List.of(
                                            Figure.parameters("62378344", TABLE),
                                            Figure.multiplyAdds("1132.33M", TABLE)),
                                    (image, classes) -> towers(1, image, classes)),
                            new Model(
                                    "alexnet-owt",
                                    "AlexNet (one weird trick)",
                                    "Krizhevsky, \"One Weird Trick for Parallelizing Convolutional Neural"
                                            + " Networks\", 2014, as in torchvision",
                                    Model.IMAGENET,
                                    1000,
                                    List.of(
                                            Figure.parameters("61100840", TORCHVISION),
                                            Figure.multiplyAdds("714M", TORCHVISION),
                                            Figure.top1Error("43.478", TORCHVISION),
                                            Figure.top5Error("20.934", TORCHVISION)),
                                    AlexNet::oneWeirdTrick)));

    private AlexNet() {}

    private static Graph towers(int groups, Shape image, int classes) {
        GraphBuilder graph = GraphBuilder.withInput(image);
        Window first = SmallerForm.isSmall(image) ? Window.same(5, 1) : Window.valid(11, 4);
        Value value = Layers.biasedConvolveRelu(graph.in("conv1"), graph.input(), 96, first, 1);
        value = normalizeAndPool(graph, 1, value);
        value = Layers.biasedConvolveRelu(graph.in("conv2"), value, 256, Window.same(5, 1), groups);
        value = normalizeAndPool(graph, 2, value);
        value = Layers.biasedConvolveRelu(graph.in("conv3"), value, 384, Window.same(3, 1), 1);
        value = Layers.biasedConvolveRelu(graph.in("conv4"), value, 384, Window.same(3, 1), groups);
        value = Layers.biasedConvolveRelu(graph.in("conv5"), value, 256, Window.same(3, 1), groups);
        value = Layers.maximumPool(graph.in("pool5"), value, POOL);
        return graph.build(ClassifierLayers.fullyConnected(graph, value, classes));
    }

    private static Graph oneWeirdTrick(Shape image, int classes) {
        GraphBuilder graph = GraphBuilder.withInput(image);
        Window first = SmallerForm.isSmall(image) ? Window.same(5, 1) : Window.square(11, 4, 2);
        Value value = Layers.biasedConvolveRelu(graph.in("conv1"), graph.input(), 64, first, 1);
        value = Layers.maximumPool(graph.in("pool1"), value, POOL);
        value = Layers.biasedConvolveRelu(graph.in("conv2"), value, 192, Window.same(5, 1), 1);
        value = Layers.maximumPool(graph.in("pool2"), value, POOL);
        value = Layers.biasedConvolveRelu(graph.in("conv3"), value, 384, Window.same(3, 1), 1);
        value = Layers.biasedConvolveRelu(graph.in("conv4"), value, 256, Window.same(3, 1), 1);
        value = Layers.biasedConvolveRelu(graph.in("conv5"), value, 256, Window.same(3, 1), 1);
        value = Layers.maximumPool(graph.in("pool5"), value, POOL);
        return graph.build(ClassifierLayers.fullyConnectedBehindDropout(graph, value, classes));
    }

    private static Value normalizeAndPool(GraphBuilder graph, int layer, Value input) {
        Value normalized =
                graph.in("conv" + layer).add("response-norm", RESPONSE_NORMALIZATION, input);
        return Layers.maximumPool(graph.in("pool" + layer), normalized, POOL);
    }
}
