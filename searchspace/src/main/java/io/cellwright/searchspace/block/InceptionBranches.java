package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Collects the branches of one Inception module, all of which read the same input. Branches and
/// their layers are numbered from 1: `branch2.layer3.convolution`. A branch whose part of the
/// result has no channels is left out.
final class InceptionBranches {

    private final GraphBuilder graph;
    private final Value input;
    private final ConvolutionLayer layer;
    private final InceptionWidths widths;
    private final int stride;
    private final List<Value> results = new ArrayList<>();
    private int branches;

    private InceptionBranches(
            GraphBuilder graph,
            Value input,
            ConvolutionLayer layer,
            InceptionWidths widths,
            int stride) {
        this.graph = graph;
        this.input = input;
        this.layer = layer;
        this.widths = widths;
        this.stride = stride;
    }

    /// A module with the published channels and strides.
    static InceptionBranches published(GraphBuilder graph, Value input) {
        return new InceptionBranches(
                graph, input, ConvolutionLayer.INCEPTION, InceptionWidths.published(), 1);
    }

    /// A module with other channels.
    ///
    /// @param stride of the last layer of every branch, beside the layer's own
    static InceptionBranches of(
            GraphBuilder graph, Value input, InceptionWidths widths, int stride) {
        return new InceptionBranches(graph, input, ConvolutionLayer.NORMALIZED, widths, stride);
    }

    /// A branch of convolutions, one behind the other.
    InceptionBranches convolve(ConvolutionStep... steps) {
        GraphBuilder branch = next();
        ConvolutionStep last = steps[steps.length - 1];
        int part = widths.part(last.channels());
        if (part > 0) {
            List<ConvolutionStep> run = inner(Arrays.copyOf(steps, steps.length - 1));
            run.add(last.withChannels(part).strided(stride));
            results.add(layer.run(branch, input, run));
        }
        return this;
    }

    /// A branch of convolutions, and then a 1x3 and a 3x1 one side by side, whose results are two
    /// parts of the module's.
    ///
    /// @param channels of each of the two
    InceptionBranches convolveAndFork(int channels, ConvolutionStep... steps) {
        GraphBuilder branch = next();
        Value trunk = layer.run(branch, input, inner(steps));
        add(branch.in("row"), trunk, ConvolutionStep.row(3, channels).strided(stride));
        add(branch.in("column"), trunk, ConvolutionStep.column(3, channels).strided(stride));
        return this;
    }

    /// A 3x3 average pooling that keeps the size, and a 1x1 convolution.
    InceptionBranches averagePool(int channels) {
        GraphBuilder branch = next();
        Value pooled = Layers.averagePool(branch, input, Window.same(3, stride));
        add(branch, pooled, ConvolutionStep.square(1, channels));
        return this;
    }

    /// A 3x3 maximum pooling with stride 2 and no padding.
    InceptionBranches maximumPool() {
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

    private List<ConvolutionStep> inner(ConvolutionStep... steps) {
        List<ConvolutionStep> run = new ArrayList<>();
        for (ConvolutionStep step : steps) {
            run.add(step.withChannels(widths.inner(step.channels())));
        }
        return run;
    }

    private void add(GraphBuilder scope, Value before, ConvolutionStep step) {
        int part = widths.part(step.channels());
        if (part > 0) {
            results.add(layer.add(scope, before, part, step.window()));
        }
    }
}
