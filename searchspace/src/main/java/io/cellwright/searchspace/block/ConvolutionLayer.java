package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.List;

/// What a stack or a module takes for "a convolution": with a bias or batch normalization or both,
/// and ReLU at the end.
@FunctionalInterface
public interface ConvolutionLayer {

    /// A bias and ReLU, as before batch normalization was known.
    ConvolutionLayer BIASED = Layers::biasedConvolveRelu;

    /// No bias, batch normalization (Ioffe and Szegedy, 2015) and ReLU.
    ConvolutionLayer NORMALIZED =
            (graph, input, channels, window) ->
                    Layers.convolveRelu(graph, input, channels, window, 1);

    /// A bias, which the batch normalization behind it makes idle, and ReLU: torchvision's VGG
    /// networks.
    ConvolutionLayer BIASED_AND_NORMALIZED =
            (graph, input, channels, window) ->
                    normalizeRelu(graph, input, channels, window, true, 1e-5);

    /// As [#NORMALIZED], with the epsilon of 0.001 of the published code of all Inception networks.
    ConvolutionLayer INCEPTION =
            (graph, input, channels, window) ->
                    normalizeRelu(graph, input, channels, window, false, 1e-3);

    /// Adds the convolution's nodes behind `input`.
    Value add(GraphBuilder graph, Value input, int channels, Window window);

    /// Adds several convolutions, one behind the other, as `layer1`, `layer2` and so on.
    default Value run(GraphBuilder graph, Value input, List<ConvolutionStep> steps) {
        Value value = input;
        for (int layer = 0; layer < steps.size(); layer++) {
            ConvolutionStep step = steps.get(layer);
            GraphBuilder inner = graph.in("layer" + (layer + 1));
            value = add(inner, value, step.channels(), step.window());
        }
        return value;
    }

    private static Value normalizeRelu(
            GraphBuilder graph,
            Value input,
            int channels,
            Window window,
            boolean bias,
            double epsilon) {
        Value convolved =
                graph.add(
                        "convolution", new Operation.Convolution(channels, window, 1, bias), input);
        Operation normalization = new Operation.BatchNormalization(epsilon, 0.1);
        return Layers.relu(graph, graph.add("normalization", normalization, convolved));
    }
}
