package io.cellwright.worker.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Every operation by its definition: arithmetic on whole arrays, and products with matrices of
/// zeros and ones for everything that moves values.
///
/// @param layers the operations with parameters or buffers
/// @param noise the number that everything random depends on
record PlainOperations(
        Graph graph, NDManager manager, PlainMaps maps, PlainLayers layers, long noise) {

    PlainOperations(
            Graph graph,
            NDManager manager,
            Map<String, NDArray> tensors,
            boolean training,
            long noise) {
        PlainMaps maps = new PlainMaps(manager);
        this(graph, manager, maps, new PlainLayers(manager, tensors, training, maps), noise);
    }

    /// The results of all nodes.
    List<NDArray> results(NDArray images) {
        List<NDArray> results = new ArrayList<>();
        for (int node = 0; node < graph.nodes().size(); node++) {
            List<NDArray> inputs =
                    graph.nodes().get(node).inputs().stream().map(results::get).toList();
            results.add(inputs.isEmpty() ? images : result(node, inputs));
        }
        return results;
    }

    private NDArray result(int node, List<NDArray> inputs) {
        return switch (graph.nodes().get(node).operation()) {
            case Operation.Weighted weighted ->
                    layers.result(
                            graph.nodes().get(node),
                            weighted,
                            inputs.getFirst(),
                            graph.shape(node));
            case Operation.Weightless weightless -> weightless(node, weightless, inputs);
        };
    }

    private NDArray weightless(int node, Operation.Weightless operation, List<NDArray> inputs) {
        NDArray input = inputs.getFirst();
        Shape shape = graph.shape(node);
        return switch (operation) {
            case Operation.Input _ -> input;
            case Operation.Activation(Operation.Activation.Function function) ->
                    activated(function, input);
            case Operation.Pooling(Operation.Pooling.Kind kind, Window window, _) ->
                    switch (kind) {
                        case MAXIMUM -> maps.largest(window, shape, input);
                        case AVERAGE -> maps.average(window, shape, input);
                    };
            case Operation.GlobalAveragePooling _ ->
                    input.sum(new int[] {2, 3}, true)
                            .div(
                                    PlainMaps.factor(
                                            input,
                                            (double) shape(input).height() * shape(input).width()));
            case Operation.LocalResponseNormalization normalization ->
                    localResponse(normalization, input);
            case Operation.Dropout(double rate) ->
                    layers.training() ? dropped(node, rate, input) : input;
            case Operation.Softmax _ -> input.exp().div(input.exp().sum(new int[] {1}, true));
            case Operation.Subsample(int stride, int offset) ->
                    maps.moved(
                            shape,
                            input,
                            row -> row * stride + offset,
                            column -> column * stride + offset);
            case Operation.Crop(int height, int width) ->
                    maps.moved(
                            shape,
                            input,
                            row -> row + (int) (input.getShape().get(2) - height) / 2,
                            column -> column + (int) (input.getShape().get(3) - width) / 2);
            case Operation.Pad(int height, int width) ->
                    maps.moved(
                            shape,
                            input,
                            row -> row - (height - (int) input.getShape().get(2)) / 2,
                            column -> column - (width - (int) input.getShape().get(3)) / 2);
            case Operation.PadChannels(int before, _) ->
                    maps.channels(shape, input, channel -> channel - before);
            case Operation.SelectChannels(int first, _) ->
                    maps.channels(shape, input, channel -> channel + first);
            case Operation.ShuffleChannels(int groups) ->
                    maps.channels(
                            shape,
                            input,
                            channel ->
                                    channel % groups * (shape.channels() / groups)
                                            + channel / groups);
            case Operation.Scale(double factor) -> input.mul(PlainMaps.factor(input, factor));
            case Operation.Add _ -> inputs.stream().reduce(NDArray::add).orElseThrow();
            case Operation.Mean(double dropRate) -> mean(node, dropRate, inputs);
            case Operation.ScaleChannels _ -> input.mul(inputs.getLast());
            case Operation.Concatenation _ ->
                    // Of a single array, DJL's concatenation is a copy without a gradient.
                    inputs.size() == 1 ? input : NDArrays.concat(new NDList(inputs), 1);
        };
    }

    private static NDArray activated(Operation.Activation.Function function, NDArray input) {
        return switch (function) {
            // Not maximum(0), which passes half a gradient on where the input is 0.
            case RELU -> input.mul(PlainMaps.number(input.gt(0)));
            case RELU6 -> clipped(input);
            case SIGMOID -> input.neg().exp().add(1).pow(PlainMaps.factor(input, -1));
            case TANH ->
                    input.mul(PlainMaps.factor(input, -2))
                            .exp()
                            .add(1)
                            .pow(PlainMaps.factor(input, -1))
                            .mul(PlainMaps.factor(input, 2))
                            .sub(1);
            case HARD_SWISH -> input.mul(clipped(input.add(3))).div(PlainMaps.factor(input, 6));
        };
    }

    /// min(max(x, 0), 6)
    private static NDArray clipped(NDArray input) {
        NDArray inside = PlainMaps.number(input.gt(0)).mul(PlainMaps.number(input.lt(6)));
        return input.mul(inside).add(PlainMaps.number(input.gte(6)).mul(6));
    }

    private NDArray localResponse(
            Operation.LocalResponseNormalization normalization, NDArray input) {
        Shape shape = shape(input);
        NDArray squares = input.square();
        NDArray sum = squares.zerosLike();
        for (int at = 0; at < normalization.size(); at++) {
            int shift = at - normalization.size() / 2;
            sum = sum.add(maps.channels(shape, squares, channel -> channel + shift));
        }
        return input.div(
                sum.mul(PlainMaps.factor(input, normalization.alpha() / normalization.size()))
                        .add(normalization.k())
                        .pow(PlainMaps.factor(input, normalization.beta())));
    }

    private NDArray dropped(int node, double rate, NDArray input) {
        Shape shape = shape(input);
        boolean[] kept = new PlainNoise(noise).kept(node, (int) input.size(), rate);
        ai.djl.ndarray.types.Shape pixels =
                new ai.djl.ndarray.types.Shape(
                        input.getShape().get(0), shape.height(), shape.width(), shape.channels());
        return input.mul(PlainMaps.number(manager.create(kept, pixels)).transpose(0, 3, 1, 2))
                .div(PlainMaps.factor(input, 1 - rate));
    }

    private NDArray mean(int node, double dropRate, List<NDArray> inputs) {
        NDArray sum = inputs.stream().reduce(NDArray::add).orElseThrow();
        if (!layers.training() || dropRate == 0) {
            return sum.div(PlainMaps.factor(sum, inputs.size()));
        }
        int images = (int) sum.getShape().get(0);
        float[] shares = new PlainNoise(noise).shares(node, images, inputs.size(), dropRate);
        NDArray mean = sum.zerosLike();
        for (int map = 0; map < inputs.size(); map++) {
            float[] share = new float[images];
            for (int image = 0; image < images; image++) {
                share[image] = shares[image * inputs.size() + map];
            }
            mean = mean.add(inputs.get(map).mul(manager.create(share).reshape(-1, 1, 1, 1)));
        }
        return mean;
    }

    private static Shape shape(NDArray map) {
        return new Shape(
                (int) map.getShape().get(1),
                (int) map.getShape().get(2),
                (int) map.getShape().get(3));
    }
}
