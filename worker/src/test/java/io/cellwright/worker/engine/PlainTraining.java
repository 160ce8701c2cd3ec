package io.cellwright.worker.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.GradientCollector;
import io.cellwright.searchspace.codegen.Tensor;
import io.cellwright.searchspace.codegen.TrainingSettings;
import io.cellwright.searchspace.codegen.Weights;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Parameter;
import io.cellwright.searchspace.graph.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The training that a program does, once more, as anyone would write it down with arrays: each
/// operation by its definition, nothing in place, gradients from the engine's collector, of which a
/// process can have one at a time.
final class PlainTraining implements AutoCloseable {

    private final Graph graph;
    private final TrainingSettings settings;
    private final NDManager manager = NDManager.newBaseManager("PyTorch");
    private final Map<String, NDArray> tensors = new LinkedHashMap<>();
    private final Map<String, NDArray> velocities = new HashMap<>();

    PlainTraining(Graph graph, Weights weights, TrainingSettings settings) {
        this.graph = graph;
        this.settings = settings;
        weights.tensors().forEach((name, tensor) -> tensors.put(name, array(tensor)));
    }

    Weights weights() {
        Map<String, Tensor> values = new LinkedHashMap<>();
        tensors.forEach((name, array) ->
                values.put(
                        name,
                        new Tensor(
                                IntStream.range(0, array.getShape().dimension())
                                        .mapToObj(at -> (int) array.getShape().get(at))
                                        .toList(),
                                array.toFloatArray())));
        return new Weights(values);
    }

    /// Trains one step on a batch of normalized images and returns the loss.
    float step(float[] batch, int[] labels, float rate) {
        List<String> trained =
                Parameter.of(graph).stream()
                        .filter(parameter -> parameter.role().trained())
                        .map(Parameter::name)
                        .toList();
        trained.forEach(name -> tensor(name).setRequiresGradient(true));
        float loss;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDArray value = loss(images(batch, labels.length), labels);
            collector.backward(value);
            loss = value.getFloat();
        }
        for (String name : trained) {
            update(name, rate);
        }
        return loss;
    }

    private void update(String name, float rate) {
        NDArray parameter = tensor(name).stopGradient();
        NDArray gradient = tensor(name).getGradient().add(parameter.mul(settings.weightDecay()));
        NDArray before = velocities.get(name);
        NDArray velocity =
                before == null ? gradient : before.mul(settings.momentum()).add(gradient);
        velocities.put(name, velocity);
        NDArray change = gradient.add(velocity.mul(settings.momentum()));
        tensors.put(name, parameter.sub(change.mul(rate)));
    }

    private NDArray loss(NDArray images, int[] labels) {
        NDArray logits = network(images);
        NDArray logProbabilities = logits.sub(logits.exp().sum(new int[] {1}, true).log());
        double smoothing = settings.labelSmoothing();
        NDArray targets =
                manager.create(labels)
                        .oneHot((int) logits.getShape().get(1))
                        .mul(1 - smoothing)
                        .add(smoothing / logits.getShape().get(1));
        return logProbabilities.mul(targets).sum(new int[] {1}).mean().neg();
    }

    private NDArray network(NDArray images) {
        List<NDArray> results = new ArrayList<>();
        for (Node node : graph.nodes()) {
            List<NDArray> inputs = node.inputs().stream().map(results::get).toList();
            results.add(inputs.isEmpty() ? images : apply(node, inputs));
        }
        return results.getLast().reshape(images.getShape().get(0), -1);
    }

    private NDArray apply(Node node, List<NDArray> inputs) {
        NDArray input = inputs.getFirst();
        return switch (node.operation()) {
            case Operation.Input _ -> input;
            case Operation.Convolution(_, Window window, int groups, _) ->
                    Conv2d.conv2d(
                                    input,
                                    tensor(node.name() + ".weight"),
                                    tensors.get(node.name() + ".bias"),
                                    new Shape(window.strideHeight(), window.strideWidth()),
                                    new Shape(window.paddingHeight(), window.paddingWidth()),
                                    new Shape(window.dilation(), window.dilation()),
                                    groups)
                            .singletonOrThrow();
            case Operation.BatchNormalization(double epsilon, double momentum) ->
                    normalized(node.name(), input, epsilon, momentum);
            case Operation.Activation(Operation.Activation.Function function) ->
                    switch (function) {
                        // Not maximum(0), which passes half a gradient on where the input is 0.
                        case RELU -> input.mul(input.gt(0).toType(DataType.FLOAT32, false));
                        case RELU6, SIGMOID, TANH, HARD_SWISH ->
                                throw new UnsupportedOperationException(node.name());
                    };
            case Operation.Pooling(Operation.Pooling.Kind kind, Window window, _) ->
                    pooled(kind, window, input);
            case Operation.GlobalAveragePooling _ ->
                    input.sum(new int[] {2, 3}, true)
                            .div(input.getShape().get(2) * input.getShape().get(3));
            case Operation.Subsample subsample -> subsampled(subsample, input);
            case Operation.PadChannels(int before, int after) ->
                    NDArrays.concat(
                            new NDList(zeros(input, before), input, zeros(input, after)), 1);
            case Operation.Add _ -> inputs.stream().reduce(NDArray::add).orElseThrow();
            case Operation.Concatenation _ ->
                    // Of a single array, DJL's concatenation is a copy without a gradient.
                    inputs.size() == 1 ? input : NDArrays.concat(new NDList(inputs), 1);
            case Operation.Linear(int outputs, boolean bias) -> {
                NDArray flat = input.reshape(input.getShape().get(0), -1);
                NDArray product = flat.matMul(tensor(node.name() + ".weight").transpose());
                NDArray sum = bias ? product.add(tensor(node.name() + ".bias")) : product;
                yield sum.reshape(-1, outputs, 1, 1);
            }
            case Operation.TransposedConvolution _,
                    Operation.ChannelAffine _,
                    Operation.DistanceToCodes _,
                    Operation.LocalResponseNormalization _,
                    Operation.Dropout _,
                    Operation.Softmax _,
                    Operation.Crop _,
                    Operation.Pad _,
                    Operation.SelectChannels _,
                    Operation.ShuffleChannels _,
                    Operation.Scale _,
                    Operation.Mean _,
                    Operation.ScaleChannels _ ->
                    throw new UnsupportedOperationException(node.operation().toString());
        };
    }

    private NDArray normalized(String name, NDArray input, double epsilon, double momentum) {
        int[] axes = {0, 2, 3};
        double count = input.size() / (double) input.getShape().get(1);
        NDArray mean = input.sum(axes, true).div(count);
        NDArray centred = input.sub(mean);
        NDArray variance = centred.square().sum(axes, true).div(count);
        remember(name + ".running_mean", mean, momentum);
        remember(name + ".running_var", variance.mul(count / (count - 1)), momentum);
        NDArray scale = tensor(name + ".weight").reshape(1, -1, 1, 1);
        NDArray shift = tensor(name + ".bias").reshape(1, -1, 1, 1);
        return centred.div(variance.add(epsilon).sqrt()).mul(scale).add(shift);
    }

    private void remember(String name, NDArray newest, double momentum) {
        NDArray before = tensor(name);
        tensors.put(
                name,
                before.mul(1 - momentum)
                        .add(newest.stopGradient().reshape(before.getShape()).mul(momentum)));
    }

    private NDArray pooled(Operation.Pooling.Kind kind, Window window, NDArray input) {
        return switch (kind) {
            case MAXIMUM ->
                    Pool.maxPool2d(
                            input,
                            new Shape(window.height(), window.width()),
                            new Shape(window.strideHeight(), window.strideWidth()),
                            new Shape(window.paddingHeight(), window.paddingWidth()),
                            false);
            case AVERAGE -> {
                NDArray rows = windows(window, (int) input.getShape().get(2));
                NDArray columns = windows(window, (int) input.getShape().get(3));
                NDArray sums = rows.matMul(input).matMul(columns.transpose());
                yield sums.div(rows.matMul(input.onesLike()).matMul(columns.transpose()));
            }
        };
    }

    /// For each position of a square window, which rows lie under it.
    private NDArray windows(Window window, int size) {
        int positions = (int) window.outputHeight(size);
        float[] matrix = new float[positions * size];
        for (int at = 0; at < positions; at++) {
            int first = at * window.strideHeight() - window.paddingHeight();
            for (int row = Math.max(0, first);
                    row < Math.min(size, first + window.height());
                    row++) {
                matrix[at * size + row] = 1;
            }
        }
        return manager.create(matrix, new Shape(positions, size));
    }

    /// Every value by a product with a matrix that selects it: zero where there is none.
    private NDArray subsampled(Operation.Subsample subsample, NDArray input) {
        NDArray rows = selection(subsample, (int) input.getShape().get(2));
        NDArray columns = selection(subsample, (int) input.getShape().get(3));
        return rows.matMul(input).matMul(columns.transpose());
    }

    private NDArray selection(Operation.Subsample subsample, int size) {
        int taken = Math.ceilDiv(size, subsample.stride());
        float[] matrix = new float[taken * size];
        for (int at = 0; at < taken; at++) {
            int from = at * subsample.stride() + subsample.offset();
            if (from < size) {
                matrix[at * size + from] = 1;
            }
        }
        return manager.create(matrix, new Shape(taken, size));
    }

    private NDArray zeros(NDArray like, int channels) {
        Shape shape = like.getShape();
        return manager.zeros(
                new Shape(shape.get(0), channels, shape.get(2), shape.get(3)), DataType.FLOAT32);
    }

    private NDArray images(float[] batch, int count) {
        io.cellwright.searchspace.graph.Shape image = graph.input();
        return manager.create(
                batch, new Shape(count, image.channels(), image.height(), image.width()));
    }

    private NDArray array(Tensor tensor) {
        return manager.create(
                tensor.values(),
                new Shape(tensor.shape().stream().mapToLong(Integer::longValue).toArray()));
    }

    private NDArray tensor(String name) {
        NDArray tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no tensor " + name);
        }
        return tensor;
    }

    @Override
    public void close() {
        manager.close();
    }
}
