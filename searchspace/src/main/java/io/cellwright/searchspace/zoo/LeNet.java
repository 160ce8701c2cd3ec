package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.ArrayList;
import java.util.List;

/// LeNet-5: two convolutions, each with a subsampling, and three further layers, for handwritten
/// digits. Source: LeCun, Bottou, Bengio and Haffner, "Gradient-Based Learning Applied to Document
/// Recognition", 1998, section II.B.
///
/// The paper pads MNIST's 28 pixels to 32. Images with fewer than 32 are padded by the first
/// convolution instead, by two pixels a side, which gives the same map.
final class LeNet {

    private static final int PIXELS = 32;
    private static final Shape DIGIT = new Shape(1, PIXELS, PIXELS);
    private static final Window HALVING = Window.valid(2, 2);

    private static final String SOURCE =
            "LeCun, Bottou, Bengio and Haffner, \"Gradient-Based Learning Applied to Document"
                    + " Recognition\", 1998";

    static final List<Model> MODELS =
            List.of(
                    new Model(
                            "lenet5-1998",
                            "LeNet-5 (1998)",
                            SOURCE + ", section II.B",
                            DIGIT,
                            10,
                            List.of(
                                    Figure.parameters("60000", SOURCE + ", section II.B"),
                                    Figure.top1Error("0.95", SOURCE + ", section III.B, MNIST")),
                            LeNet::original),
                    new Model(
                            "lenet5",
                            "LeNet-5 (modern)",
                            SOURCE
                                    + "; dense, with ReLU and maximum pooling, as in PyTorch's"
                                    + " tutorial",
                            DIGIT,
                            10,
                            List.of(
                                    Figure.parameters(
                                            "61706",
                                            "the layer list of PyTorch's tutorial on neural"
                                                    + " networks")),
                            LeNet::modern));

    /// Which maps of S2 each map of C3 reads: the columns of the paper's table I.
    private static final List<List<Integer>> CONNECTIONS =
            List.of(
                    List.of(0, 1, 2),
                    List.of(1, 2, 3),
                    List.of(2, 3, 4),
                    List.of(3, 4, 5),
                    List.of(0, 4, 5),
                    List.of(0, 1, 5),
                    List.of(0, 1, 2, 3),
                    List.of(1, 2, 3, 4),
                    List.of(2, 3, 4, 5),
                    List.of(0, 3, 4, 5),
                    List.of(0, 1, 4, 5),
                    List.of(0, 1, 2, 5),
                    List.of(0, 1, 3, 4),
                    List.of(1, 2, 4, 5),
                    List.of(0, 2, 3, 5),
                    List.of(0, 1, 2, 3, 4, 5));

    private LeNet() {}

    private static Graph modern(Shape image, int classes) {
        GraphBuilder graph = GraphBuilder.withInput(image);
        Value first =
                Layers.biasedConvolveRelu(graph.in("c1"), graph.input(), 6, firstWindow(image));
        Value halved = Layers.maximumPool(graph.in("s2"), first, HALVING);
        Value second = Layers.biasedConvolveRelu(graph.in("c3"), halved, 16, Window.valid(5, 1));
        Value quartered = Layers.maximumPool(graph.in("s4"), second, HALVING);
        Value third = Layers.connectRelu(graph.in("c5"), quartered, 120);
        Value fourth = Layers.connectRelu(graph.in("f6"), third, 84);
        return graph.build(ClassifierLayers.classifier(graph, fourth, classes));
    }

    private static Graph original(Shape image, int classes) {
        GraphBuilder graph = GraphBuilder.withInput(image);
        Value first = convolve(graph.in("c1"), graph.input(), 6, firstWindow(image));
        Value halved = subsample(graph.in("s2"), squash(graph.in("c1"), first));
        Value second = squash(graph.in("c3"), sparselyConvolve(graph.in("c3"), halved));
        Value quartered = subsample(graph.in("s4"), second);
        Value third = convolve(graph.in("c5"), quartered, 120, Window.valid(5, 1));
        GraphBuilder last = graph.in("f6");
        Value fourth =
                last.add("linear", new Operation.Linear(84, true), squash(graph.in("c5"), third));
        return graph.build(
                graph.add(
                        "classifier",
                        new Operation.DistanceToCodes(classes),
                        squash(last, fourth)));
    }

    private static Window firstWindow(Shape image) {
        int padding = Math.min(image.height(), image.width()) < PIXELS ? 2 : 0;
        return Window.square(5, 1, padding);
    }

    private static Value convolve(GraphBuilder graph, Value input, int channels, Window window) {
        return graph.add(
                "convolution", new Operation.Convolution(channels, window, 1, true), input);
    }

    /// C3: one convolution for each of its maps, over those maps of S2 that the table names.
    private static Value sparselyConvolve(GraphBuilder graph, Value input) {
        List<Value> read = new ArrayList<>();
        for (int map = 0; map < input.shape().channels(); map++) {
            read.add(graph.add("input" + map, new Operation.SelectChannels(map, 1), input));
        }
        List<Value> results = new ArrayList<>();
        for (int map = 0; map < CONNECTIONS.size(); map++) {
            GraphBuilder inner = graph.in("map" + map);
            List<Value> connected = CONNECTIONS.get(map).stream().map(read::get).toList();
            Value joined = Layers.concatenate(inner, connected);
            results.add(convolve(inner, joined, 1, Window.valid(5, 1)));
        }
        return Layers.concatenate(graph, results);
    }

    /// S2 and S4: four pixels' sum times a trained coefficient, plus a trained bias, squashed. The
    /// average differs from the sum by a factor that the coefficient takes up.
    private static Value subsample(GraphBuilder graph, Value input) {
        Value averages = Layers.averagePool(graph, input, HALVING);
        return squash(graph, graph.add("affine", new Operation.ChannelAffine(), averages));
    }

    /// The paper's squashing function 1.7159 tanh(2x / 3), its appendix A.
    private static Value squash(GraphBuilder graph, Value input) {
        Value narrowed = graph.add("narrowed", new Operation.Scale(2.0 / 3), input);
        Value tanh = Layers.activate(graph, narrowed, Operation.Activation.Function.TANH);
        return graph.add("widened", new Operation.Scale(1.7159), tanh);
    }
}
