package io.cellwright.worker.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.cellwright.searchspace.codegen.Tensor;
import io.cellwright.searchspace.codegen.TrainingSettings;
import io.cellwright.searchspace.codegen.Weights;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The training that a program does, once more, as anyone would write it down with arrays: nothing
/// in place, gradients from the engine's collector, of which a process can have one at a time.
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

    /// The output for normalized images, while nothing is trained.
    float[] forward(float[] images) {
        return new PlainOperations(graph, manager, tensors, false, 0, 0)
                .results(images(images))
                .getLast()
                .toFloatArray();
    }

    /// Trains one step and returns the loss.
    float step(PlainBatch batch) {
        List<String> trained =
                Parameter.of(graph).stream()
                        .filter(parameter -> parameter.role().trained())
                        .map(Parameter::name)
                        .toList();
        trained.forEach(name -> tensor(name).setRequiresGradient(true));
        float loss;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDArray value = loss(batch);
            collector.backward(value);
            loss = value.getFloat();
        }
        for (String name : trained) {
            update(name, batch.rate());
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

    private NDArray loss(PlainBatch batch) {
        List<NDArray> results =
                new PlainOperations(graph, manager, tensors, true, batch.noise(), batch.progress())
                        .results(images(batch.images()));
        List<NDArray> losses = new ArrayList<>(List.of(loss(results.getLast(), batch)));
        for (int auxiliary : graph.auxiliaries()) {
            losses.add(loss(results.get(auxiliary), batch).mul((float) settings.auxiliaryWeight()));
        }
        return losses.stream().reduce(NDArray::add).orElseThrow();
    }

    private NDArray loss(NDArray output, PlainBatch batch) {
        return loss(output, batch.labels())
                .mul(batch.share())
                .add(loss(output, batch.others()).mul(1 - batch.share()));
    }

    private NDArray loss(NDArray output, int[] labels) {
        int classes = (int) output.getShape().get(1);
        NDArray logits = output.transpose(0, 2, 3, 1).reshape(-1, classes);
        NDArray logProbabilities = logits.sub(logits.exp().sum(new int[] {1}, true).log());
        double smoothing = settings.labelSmoothing();
        NDArray targets =
                manager.create(IntStream.of(labels).map(label -> Math.max(0, label)).toArray())
                        .oneHot(classes)
                        .mul(1 - smoothing)
                        .add(smoothing / classes);
        NDArray counted =
                manager.create(labels).gte(0).toType(DataType.FLOAT32, false).reshape(-1, 1);
        return logProbabilities
                .mul(targets)
                .mul(counted)
                .sum()
                .neg()
                .div(IntStream.of(labels).filter(label -> label >= 0).count());
    }

    private NDArray images(float[] values) {
        io.cellwright.searchspace.graph.Shape image = graph.input();
        return manager.create(
                values,
                new Shape(
                        values.length / image.elements(),
                        image.channels(),
                        image.height(),
                        image.width()));
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
