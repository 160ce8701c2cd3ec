package io.cellwright.worker.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.convolutional.Conv2d;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Window;
import java.util.Map;

/// The operations with parameters or buffers, by their definitions.
///
/// @param tensors parameters and buffers, of which the running statistics are replaced
record PlainLayers(
        NDManager manager, Map<String, NDArray> tensors, boolean training, PlainMaps maps) {

    NDArray result(Node node, Operation.Weighted operation, NDArray input, Shape to) {
        return switch (operation) {
            case Operation.Convolution(_, Window window, int groups, _) ->
                    Conv2d.conv2d(
                                    input,
                                    tensor(node, "weight"),
                                    tensors.get(node.name() + ".bias"),
                                    pair(window.strideHeight(), window.strideWidth()),
                                    pair(window.paddingHeight(), window.paddingWidth()),
                                    pair(window.dilation(), window.dilation()),
                                    groups)
                            .singletonOrThrow();
            case Operation.TransposedConvolution transposed ->
                    enlarged(node, transposed, input, to);
            case Operation.BatchNormalization normalization ->
                    normalized(node, normalization, input);
            case Operation.ChannelAffine _ ->
                    input.mul(perChannel(node, "weight")).add(perChannel(node, "bias"));
            case Operation.Linear(int outputs, boolean bias) -> {
                NDArray flat = input.reshape(input.getShape().get(0), -1);
                NDArray product = flat.matMul(tensor(node, "weight").transpose());
                NDArray sum = bias ? product.add(tensor(node, "bias")) : product;
                yield sum.reshape(-1, outputs, 1, 1);
            }
            case Operation.DistanceToCodes(int classes) ->
                    input.reshape(input.getShape().get(0), 1, -1)
                            .sub(tensor(node, "codes"))
                            .square()
                            .sum(new int[] {2})
                            .neg()
                            .reshape(-1, classes, 1, 1);
        };
    }

    /// Each pixel's `kernel` x `kernel` results, added up where they fall.
    private NDArray enlarged(
            Node node, Operation.TransposedConvolution transposed, NDArray input, Shape to) {
        NDArray weight = tensor(node, "weight");
        NDArray sum = manager.create(0f);
        for (int row = 0; row < transposed.kernel(); row++) {
            for (int column = 0; column < transposed.kernel(); column++) {
                // Of every output channel the weights of all input channels, at one place.
                NDArray mixing =
                        weight.get(":, :, %d, %d".formatted(row, column))
                                .transpose()
                                .reshape(transposed.channels(), -1, 1, 1);
                NDArray mixed = Conv2d.conv2d(input, mixing).singletonOrThrow();
                sum = sum.add(maps.placed(to, mixed, transposed.stride(), row, column));
            }
        }
        return transposed.bias() ? sum.add(perChannel(node, "bias")) : sum;
    }

    private NDArray normalized(
            Node node, Operation.BatchNormalization normalization, NDArray input) {
        int[] axes = {0, 2, 3};
        NDArray mean = perChannel(node, "running_mean");
        NDArray variance = perChannel(node, "running_var");
        if (training) {
            double count = input.size() / (double) input.getShape().get(1);
            mean = input.sum(axes, true).div(PlainMaps.factor(input, count));
            variance = input.sub(mean).square().sum(axes, true).div(PlainMaps.factor(input, count));
            remember(node, "running_mean", mean, normalization.momentum());
            NDArray unbiased = variance.stopGradient().mul(count / (count - 1));
            remember(node, "running_var", unbiased, normalization.momentum());
        }
        return input.sub(mean)
                .div(variance.add(normalization.epsilon()).sqrt())
                .mul(perChannel(node, "weight"))
                .add(perChannel(node, "bias"));
    }

    private void remember(Node node, String word, NDArray newest, double momentum) {
        NDArray before = tensor(node, word);
        tensors.put(
                node.name() + "." + word,
                before.mul(1 - momentum)
                        .add(newest.stopGradient().reshape(before.getShape()).mul(momentum)));
    }

    private static ai.djl.ndarray.types.Shape pair(int height, int width) {
        return new ai.djl.ndarray.types.Shape(height, width);
    }

    private NDArray perChannel(Node node, String word) {
        return tensor(node, word).reshape(1, -1, 1, 1);
    }

    private NDArray tensor(Node node, String word) {
        NDArray tensor = tensors.get(node.name() + "." + word);
        if (tensor == null) {
            throw new IllegalArgumentException("no tensor %s.%s".formatted(node.name(), word));
        }
        return tensor;
    }
}
