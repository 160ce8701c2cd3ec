package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import java.util.List;

/// The residual networks for CIFAR-10: three stages of 16, 32 and 64 channels with `6n + 2` weight
/// layers, and shortcuts without weights (option A). Source: He, Zhang, Ren and Sun, "Deep Residual
/// Learning for Image Recognition", 2015, section 4.2.
final class ResNet {

    private static final int STAGES = 3;
    private static final int FIRST_CHANNELS = 16;

    private static final String SOURCE =
            "He, Zhang, Ren and Sun, \"Deep Residual Learning for Image Recognition\", 2015";

    static final List<Model> MODELS =
            List.of(
                    new Model(
                            "resnet20",
                            "ResNet-20",
                            SOURCE + ", section 4.2",
                            Model.CIFAR,
                            10,
                            List.of(
                                    Figure.parameters("0.27M", SOURCE + ", table 6"),
                                    Figure.top1Error("8.75", SOURCE + ", table 6")),
                            (image, classes) -> cifar(20, image, classes)));

    private ResNet() {}

    static Graph cifar(int depth, Shape input, int classes) {
        if (depth < 8 || (depth - 2) % 6 != 0) {
            throw new IllegalArgumentException(
                    "the depth of a CIFAR ResNet is 6n + 2 with n at least 1, not " + depth);
        }
        GraphBuilder graph = GraphBuilder.withInput(input);
        GraphBuilder stem = graph.in("stem");
        Value value = Layers.relu(stem, Layers.convolve(stem, graph.input(), FIRST_CHANNELS, 3, 1));
        for (int stage = 0; stage < STAGES; stage++) {
            for (int block = 0; block < (depth - 2) / 6; block++) {
                value =
                        basicBlock(
                                graph.in("stage%d.block%d".formatted(stage, block)),
                                value,
                                FIRST_CHANNELS << stage,
                                stage > 0 && block == 0 ? 2 : 1);
            }
        }
        return graph.build(Layers.classify(graph, value, classes));
    }

    private static Value basicBlock(GraphBuilder graph, Value input, int channels, int stride) {
        GraphBuilder first = graph.in("first");
        Value inner = Layers.relu(first, Layers.convolve(first, input, channels, 3, stride));
        Value residual = Layers.convolve(graph.in("second"), inner, channels, 3, 1);
        Value sum =
                graph.add(
                        "add",
                        new Operation.Add(),
                        residual,
                        shortcut(graph.in("shortcut"), input, channels, stride));
        return Layers.relu(graph, sum);
    }

    /// Option A: every second pixel, and zeros for the channels that are new.
    private static Value shortcut(GraphBuilder graph, Value input, int channels, int stride) {
        int missing = channels - input.shape().channels();
        if (stride == 1 && missing == 0) {
            return input;
        }
        Value sampled = graph.add("subsample", new Operation.Subsample(stride, 0), input);
        return graph.add(
                "pad", new Operation.PadChannels(missing / 2, missing - missing / 2), sampled);
    }
}
