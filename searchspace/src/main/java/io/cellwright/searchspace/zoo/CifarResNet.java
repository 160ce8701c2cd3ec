package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.block.Residual;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import java.util.List;

/// The residual networks for CIFAR-10: three stages of 16, 32 and 64 channels with `6n + 2` weight
/// layers, and shortcuts without weights (option A). Source: He, Zhang, Ren and Sun, "Deep Residual
/// Learning for Image Recognition", 2015, section 4.2.
final class CifarResNet {

    private static final int FIRST_CHANNELS = 16;

    private static final String TABLE = ResNet.PAPER + ", table 6";

    static final List<Model> MODELS =
            List.of(
                    model(20, "0.27M", "8.75"),
                    model(32, "0.46M", "7.51"),
                    model(44, "0.66M", "7.17"),
                    model(56, "0.85M", "6.97"),
                    model(110, "1.7M", "6.43"),
                    model(1202, "19.4M", "7.93"));

    private CifarResNet() {}

    private static Model model(int depth, String parameters, String error) {
        return new Model(
                "resnet" + depth,
                "ResNet-" + depth,
                ResNet.PAPER + ", section 4.2, with option A",
                Model.CIFAR,
                10,
                List.of(Figure.parameters(parameters, TABLE), Figure.top1Error(error, TABLE)),
                (image, classes) -> graph(depth, image, classes));
    }

    static Graph graph(int depth, Shape image, int classes) {
        if (depth < 8 || (depth - 2) % 6 != 0) {
            throw new IllegalArgumentException(
                    "the depth of a CIFAR ResNet is 6n + 2 with n at least 1, not " + depth);
        }
        int blocks = (depth - 2) / 6;
        GraphBuilder graph = GraphBuilder.withInput(image);
        Value stem = Layers.convolveRelu(graph.in("stem"), graph.input(), FIRST_CHANNELS, 3, 1);
        Value body =
                Stages.expand(
                        graph,
                        stem,
                        List.of(blocks, blocks, blocks),
                        1,
                        (unit, input, stage, stride) ->
                                unit(unit, input, FIRST_CHANNELS << stage, stride));
        return graph.build(Layers.classify(graph, body, classes));
    }

    private static Value unit(GraphBuilder graph, Value input, int channels, int stride) {
        Value branch = Residual.basicBranch(graph, input, channels, stride);
        return Residual.join(
                graph, branch, Residual.padding(graph.in("shortcut"), input, channels, stride));
    }
}
