package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.block.ConvolutionLayer;
import io.cellwright.searchspace.block.MlpConvolution;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.List;

/// Network in network: convolutions that are small fully connected networks at each pixel, and
/// global average pooling of one map a class instead of fully connected layers. Source: Lin, Chen
/// and Yan, "Network in Network", 2014; channels as in the authors' published networks, in which
/// the last layer has its ReLU as well.
///
/// On small images the ImageNet network's first window is 5x5 with stride 1, as in the authors' own
/// network for CIFAR-10.
final class NetworkInNetwork {

    private static final Operation HALF_DROPPED = new Operation.Dropout(0.5);

    private static final String SOURCE = "Lin, Chen and Yan, \"Network in Network\", 2014";
    private static final String TABLE = "imgclsmob's table of models";
    private static final String AUTHORS =
            "the authors' \"Network in Network Imagenet Model\" in Caffe's model zoo";

    static final List<Model> MODELS =
            SmallerForm.ofSmallImages(
                    "the first convolution is 5x5 with stride 1 and keeps the size",
                    List.of(
                            new Model(
                                    "nin-cifar",
                                    "NiN (CIFAR)",
                                    SOURCE + ", section 4.2",
                                    Model.CIFAR,
                                    10,
                                    List.of(
                                            Figure.parameters("966986", TABLE),
                                            Figure.multiplyAdds("222.97M", TABLE),
                                            Figure.top1Error(
                                                    "10.41",
                                                    SOURCE + ", table 1, without augmentation"),
                                            Figure.top1Error(
                                                    "8.81",
                                                    SOURCE + ", table 1, with augmentation")),
                                    NetworkInNetwork::cifar),
                            new Model(
                                    "nin",
                                    "NiN (ImageNet)",
                                    SOURCE + "; " + AUTHORS,
                                    Model.IMAGENET,
                                    1000,
                                    List.of(
                                            Figure.parameters("7.6M", AUTHORS + ", 29 MiB of fp32"),
                                            Figure.top1Error(
                                                    "40.64", AUTHORS + ", 100 minus the accuracy")),
                                    NetworkInNetwork::imagenet)));

    private NetworkInNetwork() {}

    private static Graph cifar(Shape image, int classes) {
        GraphBuilder graph = GraphBuilder.withInput(image);
        Value value = mlp(graph.in("mlp1"), graph.input(), Window.same(5, 1), 192, 160, 96);
        value = drop(graph, 1, OverlappingPooling.maximum(graph.in("pool1"), value));
        value = mlp(graph.in("mlp2"), value, Window.same(5, 1), 192, 192, 192);
        value = drop(graph, 2, OverlappingPooling.average(graph.in("pool2"), value));
        value = mlp(graph.in("mlp3"), value, Window.same(3, 1), 192, 192, classes);
        return graph.build(graph.add("pooling", new Operation.GlobalAveragePooling(), value));
    }

    private static Graph imagenet(Shape image, int classes) {
        GraphBuilder graph = GraphBuilder.withInput(image);
        Window first = SmallerForm.isSmall(image) ? Window.same(5, 1) : Window.valid(11, 4);
        Value value = mlp(graph.in("mlp1"), graph.input(), first, 96, 96, 96);
        value = OverlappingPooling.maximum(graph.in("pool1"), value);
        value = mlp(graph.in("mlp2"), value, Window.same(5, 1), 256, 256, 256);
        value = OverlappingPooling.maximum(graph.in("pool2"), value);
        value = mlp(graph.in("mlp3"), value, Window.same(3, 1), 384, 384, 384);
        value = drop(graph, 3, OverlappingPooling.maximum(graph.in("pool3"), value));
        value = mlp(graph.in("mlp4"), value, Window.same(3, 1), 1024, 1024, classes);
        return graph.build(graph.add("pooling", new Operation.GlobalAveragePooling(), value));
    }

    private static Value mlp(GraphBuilder graph, Value input, Window window, int... channels) {
        return MlpConvolution.expand(graph, input, ConvolutionLayer.BIASED, window, channels);
    }

    private static Value drop(GraphBuilder graph, int stage, Value input) {
        return graph.in("pool" + stage).add("dropout", HALF_DROPPED, input);
    }
}
