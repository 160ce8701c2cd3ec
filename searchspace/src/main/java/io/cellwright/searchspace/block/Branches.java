package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.ArrayList;
import java.util.List;

/// Collects the branches of one Inception module, all of which read the same input. Every
/// convolution has batch normalization and ReLU. Branches and their layers are numbered from 1:
/// `branch2.layer3.convolution`.
final class Branches {

    private final GraphBuilder graph;
    private final Value input;
    private final List<Value> results = new ArrayList<>();
    private int branches;

    Branches(GraphBuilder graph, Value input) {
        this.graph = graph;
        this.input = input;
    }

    /// A branch of convolutions, one behind the other.
    Branches convolve(ConvolutionStep... steps) {
        GraphBuilder branch = next();
        results.add(run(branch, input, steps));
        return this;
    }

    /// A branch of convolutions, and then a 1x3 and a 3x1 one side by side, whose results are two
    /// parts of the module's.
    ///
    /// @param channels of each of the two
    Branches convolveAndFork(int channels, ConvolutionStep... steps) {
        GraphBuilder branch = next();
        Value trunk = run(branch, input, steps);
        results.add(step(branch.in("row"), trunk, ConvolutionStep.row(3, channels)));
        results.add(step(branch.in("column"), trunk, ConvolutionStep.column(3, channels)));
        return this;
    }

    /// A 3x3 average pooling that keeps the size, and a 1x1 convolution.
    Branches averagePool(int channels) {
        GraphBuilder branch = next();
        Value pooled = Layers.averagePool(branch, input, Window.same(3, 1));
        results.add(step(branch, pooled, ConvolutionStep.square(1, channels)));
        return this;
    }

    /// A 3x3 maximum pooling with stride 2 and no padding.
    Branches maximumPool() {
        results.add(Layers.maximumPool(next(), input, Window.valid(3, 2)));
        return this;
    }

    /// The channels of all branches, one after the other.
    Value concatenate() {
        return Layers.concatenate(graph, results);
    }

    private GraphBuilder next() {
        branches++;
        return graph.in("branch" + branches);
    }

    private static Value run(GraphBuilder graph, Value input, ConvolutionStep... steps) {
        Value value = input;
        for (int layer = 0; layer < steps.length; layer++) {
            value = step(graph.in("layer" + (layer + 1)), value, steps[layer]);
        }
        return value;
    }

    private static Value step(GraphBuilder graph, Value input, ConvolutionStep step) {
        return ConvolutionLayer.NORMALIZED.add(graph, input, step.channels(), step.window());
    }
}
