package io.cellwright.searchspace.cost;

import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.ArrayList;
import java.util.List;

/// Networks layer by layer as their papers list them, without the zoo's own code, so that one can
/// be checked against the other.
final class TextbookNetworks {

    static final Shape IMAGE = new Shape(3, 224, 224);

    private TextbookNetworks() {}

    static Operation convolution(int channels, Window window) {
        return new Operation.Convolution(channels, window, 1, true);
    }

    static Operation unbiased(int channels, Window window) {
        return new Operation.Convolution(channels, window, 1, false);
    }

    static Operation maximum(Window window) {
        return new Operation.Pooling(Operation.Pooling.Kind.MAXIMUM, window);
    }

    /// Krizhevsky, Sutskever and Hinton, 2012, in one tower: the layers before the classifier.
    static Graph alexNetFeatures() {
        GraphBuilder graph = GraphBuilder.withInput(new Shape(3, 227, 227));
        Value value = graph.add("conv1", convolution(96, Window.valid(11, 4)), graph.input());
        value = graph.add("pool1", maximum(Window.valid(3, 2)), value);
        value = graph.add("conv2", convolution(256, Window.same(5, 1)), value);
        value = graph.add("pool2", maximum(Window.valid(3, 2)), value);
        value = graph.add("conv3", convolution(384, Window.same(3, 1)), value);
        value = graph.add("conv4", convolution(384, Window.same(3, 1)), value);
        value = graph.add("conv5", convolution(256, Window.same(3, 1)), value);
        return graph.build(graph.add("pool5", maximum(Window.valid(3, 2)), value));
    }

    /// Simonyan and Zisserman, 2015, configuration D.
    static Graph vgg16() {
        GraphBuilder graph = GraphBuilder.withInput(IMAGE);
        Value value = graph.input();
        int[] layers = {2, 2, 3, 3, 3};
        int[] channels = {64, 128, 256, 512, 512};
        for (int stack = 0; stack < layers.length; stack++) {
            GraphBuilder scope = graph.in("stack" + stack);
            for (int layer = 0; layer < layers[stack]; layer++) {
                value =
                        Layers.biasedConvolveRelu(
                                scope.in("layer" + layer),
                                value,
                                channels[stack],
                                Window.same(3, 1));
            }
            value = scope.add("pool", maximum(Window.valid(2, 2)), value);
        }
        for (int layer = 6; layer < 8; layer++) {
            GraphBuilder scope = graph.in("fc" + layer);
            value = Layers.relu(scope, scope.add("fc", new Operation.Linear(4096, true), value));
        }
        return graph.build(graph.add("fc8", new Operation.Linear(1000, true), value));
    }

    /// The modules of Szegedy et al., "Going Deeper with Convolutions", 2015, table 1.
    private static final int[][] MODULES = {
        {64, 96, 128, 16, 32, 32},
        {128, 128, 192, 32, 96, 64},
        {192, 96, 208, 16, 48, 64},
        {160, 112, 224, 24, 64, 64},
        {128, 128, 256, 24, 64, 64},
        {112, 144, 288, 32, 64, 64},
        {256, 160, 320, 32, 128, 128},
        {256, 160, 320, 32, 128, 128},
        {384, 192, 384, 48, 128, 128}
    };

    /// Szegedy et al., 2015, with one of its auxiliary classifiers.
    static Graph googLeNet() {
        GraphBuilder graph = GraphBuilder.withInput(IMAGE);
        Value value = graph.add("conv1", convolution(64, Window.same(7, 2)), graph.input());
        value = graph.add("pool1", maximum(Window.same(3, 2)), value);
        value = graph.add("reduce2", convolution(64, Window.same(1, 1)), value);
        value = graph.add("conv2", convolution(192, Window.same(3, 1)), value);
        value = graph.add("pool2", maximum(Window.same(3, 2)), value);
        Value auxiliary = value;
        for (int module = 0; module < MODULES.length; module++) {
            if (module == 2 || module == 7) {
                value = graph.add("pool-before" + module, maximum(Window.same(3, 2)), value);
            }
            value = inception(graph.in("module" + module), value, MODULES[module]);
            if (module == 2) {
                auxiliary = graph.add("auxiliary", new Operation.Linear(1000, true), value);
            }
        }
        return graph.build(Layers.classify(graph, value, 1000), auxiliary);
    }

    private static Value inception(GraphBuilder graph, Value input, int[] sizes) {
        List<Value> branches = new ArrayList<>();
        branches.add(graph.add("one", convolution(sizes[0], Window.same(1, 1)), input));
        for (int branch = 1; branch < 5; branch += 2) {
            int kernel = branch == 1 ? 3 : 5;
            Value reduced =
                    graph.add(
                            "reduce" + kernel,
                            convolution(sizes[branch], Window.same(1, 1)),
                            input);
            branches.add(
                    graph.add(
                            "conv" + kernel,
                            convolution(sizes[branch + 1], Window.same(kernel, 1)),
                            reduced));
        }
        Value pooled = graph.add("pool", maximum(Window.same(3, 1)), input);
        branches.add(graph.add("project", convolution(sizes[5], Window.same(1, 1)), pooled));
        return Layers.concatenate(graph, branches);
    }

    /// He, Zhang, Ren and Sun, 2016, with the stride in each first 1x1 convolution.
    static Graph resNet50(boolean squeezes) {
        GraphBuilder graph = GraphBuilder.withInput(IMAGE);
        Value value = graph.add("conv1", unbiased(64, Window.same(7, 2)), graph.input());
        value = graph.add("pool1", maximum(Window.same(3, 2)), value);
        int[] blocks = {3, 4, 6, 3};
        for (int stage = 0; stage < blocks.length; stage++) {
            for (int block = 0; block < blocks[stage]; block++) {
                value =
                        bottleneck(
                                graph.in("stage%d.block%d".formatted(stage, block)),
                                value,
                                64 << stage,
                                stage > 0 && block == 0 ? 2 : 1,
                                squeezes);
            }
        }
        return graph.build(Layers.classify(graph, value, 1000));
    }

    private static Value bottleneck(
            GraphBuilder graph, Value input, int channels, int stride, boolean squeezes) {
        Value inner = Layers.convolve(graph.in("first"), input, channels, 1, stride);
        inner = Layers.convolve(graph.in("second"), inner, channels, 3, 1);
        inner = Layers.convolve(graph.in("third"), inner, 4 * channels, 1, 1);
        if (squeezes) {
            inner = Layers.squeezeAndExcite(graph.in("excited"), inner, channels / 4);
        }
        Value shortcut =
                input.shape().equals(inner.shape())
                        ? input
                        : Layers.convolve(graph.in("shortcut"), input, 4 * channels, 1, stride);
        return Layers.add(graph, inner, shortcut);
    }
}
