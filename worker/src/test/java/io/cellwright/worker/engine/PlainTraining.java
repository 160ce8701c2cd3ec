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
import java.util.Arrays;
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
    private final Map<String, NDArray> averages = new LinkedHashMap<>();
    private final PlainOptimizer optimizer;
    private int steps;

    PlainTraining(Graph graph, Weights weights, TrainingSettings settings) {
        this.graph = graph;
        this.settings = settings;
        this.optimizer =
                new PlainOptimizer(settings.optimizer(), settings.regularization().weightDecay());
        weights.tensors().forEach((name, tensor) -> tensors.put(name, array(tensor)));
        averages.putAll(tensors);
    }

    /// What is exported: the averages, where there are any.
    Weights weights() {
        Map<String, Tensor> values = new LinkedHashMap<>();
        averages.forEach((name, array) ->
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
        return new PlainOperations(graph, manager, averages, false, 0, 0)
                .results(images(images))
                .getLast()
                .toFloatArray();
    }

    /// Trains one step and returns the loss.
    float step(PlainBatch batch) {
        List<Parameter> trained =
                Parameter.of(graph).stream()
                        .filter(parameter -> parameter.role().trained())
                        .toList();
        trained.forEach(parameter -> tensor(parameter.name()).setRequiresGradient(true));
        float loss;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDArray value = loss(batch);
            collector.backward(value);
            loss = value.getFloat();
        }
        update(trained, batch.rate());
        average();
        return loss;
    }

    private void update(List<Parameter> trained, float rate) {
        steps++;
        Map<String, float[]> gradients = new HashMap<>();
        double squares = 0;
        for (Parameter parameter : trained) {
            float[] values = tensor(parameter.name()).getGradient().toFloatArray();
            gradients.put(parameter.name(), values);
            for (float value : values) {
                squares += (double) value * value;
            }
        }
        double most = settings.regularization().gradientClip();
        double factor = most > 0 ? Math.min(1, most / Math.sqrt(squares)) : 1;
        for (Parameter parameter : trained) {
            NDArray tensor = tensor(parameter.name());
            float[] values = tensor.toFloatArray();
            float[] own = gradients.getOrDefault(parameter.name(), new float[0]);
            double[] clipped = new double[values.length];
            Arrays.setAll(clipped, at -> factor * own[at]);
            optimizer.step(parameter.name(), values, clipped, decays(parameter), rate, steps);
            tensors.put(parameter.name(), manager.create(values, tensor.getShape()));
        }
    }

    private boolean decays(Parameter parameter) {
        boolean vector = parameter.shape().size() == 1;
        return settings.regularization().decayNormalization() || !vector;
    }

    private void average() {
        double kept = Math.min(settings.averageDecay(), (1.0 + steps) / (10.0 + steps));
        averages.replaceAll((name, average) ->
                kept == 0
                        ? tensor(name)
                        : average.mul(kept).add(tensor(name).stopGradient().mul(1 - kept)));
    }

    private NDArray loss(PlainBatch batch) {
        List<NDArray> results =
                new PlainOperations(graph, manager, tensors, true, batch.noise(), batch.progress())
                        .results(images(batch.images()));
        List<NDArray> losses = new ArrayList<>(List.of(loss(results.getLast(), batch)));
        for (int auxiliary : graph.auxiliaries()) {
            NDArray own = loss(results.get(auxiliary), batch);
            double weight = settings.regularization().auxiliaryWeight();
            losses.add(own.mul(PlainMaps.factor(own, weight)));
        }
        return losses.stream().reduce(NDArray::add).orElseThrow();
    }

    private NDArray loss(NDArray output, PlainBatch batch) {
        NDArray own = loss(output, batch.labels());
        NDArray other = loss(output, batch.others());
        return own.mul(PlainMaps.factor(own, batch.share()))
                .add(other.mul(PlainMaps.factor(other, 1 - batch.share())));
    }

    private NDArray loss(NDArray output, int[] labels) {
        int classes = (int) output.getShape().get(1);
        NDArray logits = output.transpose(0, 2, 3, 1).reshape(-1, classes);
        NDArray logProbabilities = logits.sub(logits.exp().sum(new int[] {1}, true).log());
        double smoothing = settings.regularization().labelSmoothing();
        NDArray targets =
                manager.create(IntStream.of(labels).map(label -> Math.max(0, label)).toArray())
                        .oneHot(classes)
                        .mul(1 - smoothing)
                        .add(smoothing / classes);
        NDArray counted =
                manager.create(labels).gte(0).toType(DataType.FLOAT32, false).reshape(-1, 1);
        double count = (double) IntStream.of(labels).filter(label -> label >= 0).count();
        return logProbabilities
                .mul(targets)
                .mul(counted)
                .sum()
                .neg()
                .div(PlainMaps.factor(output, count));
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
