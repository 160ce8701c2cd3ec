package io.cellwright.searchspace.network;

import io.cellwright.searchspace.block.Layers;
import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cell.ConvolutionLayer;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/// A network that was chosen layer by layer. Each layer is a convolution with batch normalization
/// and ReLU; several inputs are concatenated, the smaller ones amid zeros. What no layer reads is
/// concatenated for the classifier, behind global average pooling. Source: Zoph and Le, "Neural
/// Architecture Search with Reinforcement Learning", 2017, section 3.3, which leaves the pooling
/// and the place of the zeros open.
///
/// @param input the shape of one image
/// @param classes the number of logits
public record LayersNetwork(Shape input, int classes) {

    public LayersNetwork {
        Bounds.require("classes", classes, 2, 100_000);
        Bounds.require("input.height", input.height(), 8, 1024);
        Bounds.require("input.width", input.width(), 8, 1024);
    }

    /// The whole network of these layers.
    public Graph build(Architecture.Layers architecture) {
        GraphBuilder graph = GraphBuilder.withInput(input);
        List<Value> results = new ArrayList<>();
        for (int number = 0; number < architecture.layers().size(); number++) {
            ConvolutionLayer layer = architecture.layers().get(number);
            GraphBuilder inLayer = graph.in("layer" + number);
            Value read =
                    layer.inputs().isEmpty()
                            ? graph.input()
                            : joined(inLayer, layer.inputs(), results);
            results.add(
                    Layers.convolveRelu(
                            inLayer,
                            read,
                            layer.filters(),
                            Window.same(layer.filterHeight(), layer.filterWidth(), layer.stride()),
                            1));
        }
        Value last = joined(graph.in("final"), architecture.unread(), results);
        return graph.build(Layers.classify(graph, last, classes));
    }

    private static Value joined(GraphBuilder graph, List<Integer> inputs, List<Value> results) {
        if (inputs.size() == 1) {
            return results.get(inputs.getFirst());
        }
        int height = largest(inputs, results, Shape::height);
        int width = largest(inputs, results, Shape::width);
        List<Value> padded = new ArrayList<>();
        for (int input : inputs) {
            Value result = results.get(input);
            boolean fits = result.shape().height() == height && result.shape().width() == width;
            padded.add(
                    fits
                            ? result
                            : graph.add("pad" + input, new Operation.Pad(height, width), result));
        }
        return Layers.concatenate(graph, padded);
    }

    private static int largest(
            List<Integer> inputs, List<Value> results, ToIntFunction<Shape> size) {
        return inputs.stream()
                .mapToInt(input -> size.applyAsInt(results.get(input).shape()))
                .max()
                .orElseThrow();
    }
}
