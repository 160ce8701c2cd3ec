package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;

/// What a module takes for "a convolution": with a bias and ReLU, or with batch normalization and
/// ReLU.
@FunctionalInterface
public interface ConvolutionLayer {

    /// A bias and ReLU, as in the first Inception networks.
    ConvolutionLayer BIASED = Layers::biasedConvolveRelu;

    /// No bias, batch normalization (Ioffe and Szegedy, 2015) and ReLU. The epsilon of 0.001 is
    /// that of the published code of all Inception networks.
    ConvolutionLayer NORMALIZED = ConvolutionLayer::normalized;

    /// Adds the convolution's nodes behind `input`.
    Value add(GraphBuilder graph, Value input, int channels, Window window);

    private static Value normalized(GraphBuilder graph, Value input, int channels, Window window) {
        Value convolved =
                graph.add(
                        "convolution",
                        new Operation.Convolution(channels, window, 1, false),
                        input);
        Value normalized =
                graph.add("normalization", new Operation.BatchNormalization(1e-3, 0.1), convolved);
        return Layers.relu(graph, normalized);
    }
}
