package io.cellwright.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cellwright.searchspace.codegen.PyTorchSource;
import io.cellwright.searchspace.codegen.Safetensors;
import io.cellwright.searchspace.codegen.Tensor;
import io.cellwright.searchspace.codegen.Weights;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Parameter;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.space.Spaces;
import io.cellwright.searchspace.trial.Candidate;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.zoo.Zoo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exported Python files against our own programs of the same networks and weights, where there is
/// a Python that has PyTorch.
class PyTorchSourceTest {

    private static final Python PYTHON = Python.with("torch");
    private static final double SMOOTHING = 0.1;
    private static final double AUXILIARY_WEIGHT = 0.4;

    private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);

    @TempDir private Path folder;

    @BeforeEach
    void needPython() {
        PYTHON.assume("no python3 has torch (Debian: python3-torch)");
    }

    @Test
    void aNetworkOfEveryOperationComputesTheSame() throws Exception {
        Graph graph = EveryOperation.graph();
        assertSame(Map.of("every", graph, "calm", withoutChance(graph)));
    }

    @Test
    void namesThatPythonCannotWriteAreKept() throws Exception {
        assertSame(Map.of("names", awkwardNames()));
    }

    @Test
    void architecturesOfEverySpaceComputeTheSame() throws Exception {
        Map<String, Graph> graphs = new LinkedHashMap<>();
        Spaces.all()
                .forEach(named -> {
                    SearchSpace space = named.open();
                    List<Integer> choices = space.fitting(() -> space.sample(random));
                    Candidate candidate = Candidate.of(space.decode(choices), 1, 4);
                    graphs.put(named.name(), withoutChance(candidate.graph(DatasetName.CIFAR10)));
                });
        assertThat(graphs).hasSizeGreaterThan(4);
        assertSame(graphs);
    }

    @Test
    void modelsComputeTheSame() throws Exception {
        Map<String, Graph> graphs = new LinkedHashMap<>();
        for (String name : List.of("lenet5-1998", "resnet20", "shufflenet-v2-x0.5")) {
            Shape own = Zoo.named(name).image();
            Graph graph = Zoo.named(name).graph(new Shape(own.channels(), 32, 32), 10);
            graphs.put(name.replace('.', '_'), withoutChance(graph));
        }
        assertSame(graphs);
    }

    @Test
    void aMapOfLogitsStaysAMap() throws Exception {
        GraphBuilder graph = GraphBuilder.withInput(new Shape(1, 9, 7));
        Value hidden =
                graph.add(
                        "hidden",
                        new Operation.Convolution(4, Window.same(3, 1), 1, true),
                        graph.input());
        Value active =
                graph.add(
                        "relu",
                        new Operation.Activation(Operation.Activation.Function.RELU),
                        hidden);
        assertSame(
                Map.of(
                        "map",
                        graph.build(
                                graph.add(
                                        "logits",
                                        new Operation.Convolution(3, Window.same(1, 1), 1, true),
                                        active))));
    }

    @Test
    void aNameThatNoModuleOfPyTorchCanHaveIsRefused() {
        GraphBuilder graph = GraphBuilder.withInput(new Shape(3, 8, 8));
        Graph named =
                graph.build(
                        graph.add("a.training.b", new Operation.Linear(2, true), graph.input()));
        assertThatThrownBy(() -> PyTorchSource.of(named, "named"))
                .hasMessage(
                        "node \"a.training\": no module of PyTorch can have one of its own named"
                                + " \"training\"");
    }

    private void assertSame(Map<String, Graph> graphs) throws Exception {
        Map<String, Exercise> exercises = new LinkedHashMap<>();
        for (Map.Entry<String, Graph> entry : graphs.entrySet()) {
            Exercise exercise = new Exercise(entry.getValue());
            scatter(exercise);
            write(entry.getKey(), exercise);
            exercises.put(entry.getKey(), exercise);
        }
        PYTHON.runScript(
                "run_pytorch_source.py",
                folder,
                folder.toString(),
                String.valueOf(SMOOTHING),
                String.valueOf(AUXILIARY_WEIGHT));
        Exercise.onEngineThread(() -> {
            for (Map.Entry<String, Exercise> entry : exercises.entrySet()) {
                Path results = folder.resolve(entry.getKey() + ".results");
                assertSame(
                        entry.getKey(),
                        entry.getValue(),
                        Safetensors.read(Files.readAllBytes(results)).weights());
            }
        });
    }

    private static void assertSame(String name, Exercise exercise, Weights found) {
        assertThat(exercise.settings.regularization().labelSmoothing()).isEqualTo(SMOOTHING);
        assertThat(exercise.settings.regularization().auxiliaryWeight())
                .isEqualTo(AUXILIARY_WEIGHT);
        float[] expected = Forward.of(exercise.graph, exercise.initial, exercise.batch(0).images());
        float largest = 1;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(found.tensor("logits").values())
                .as("logits of " + name)
                .containsExactly(expected, within(1e-4f * largest));
        if (withoutChance(exercise.graph).equals(exercise.graph)) {
            try (Program program = exercise.load();
                    DeviceImages images = exercise.upload()) {
                float loss = program.trainSteps(images, exercise.only(0)).losses()[0];
                assertThat(found.tensor("loss").values()[0])
                        .as("loss of " + name)
                        .isCloseTo(loss, within(1e-4f * Math.max(1, loss)));
            }
        }
    }

    private void write(String name, Exercise exercise) throws Exception {
        Shape image = exercise.graph.input();
        Shape output = exercise.graph.output();
        Map<String, Tensor> tensors = new LinkedHashMap<>(exercise.initial.tensors());
        tensors.put(
                "images",
                new Tensor(
                        List.of(Exercise.BATCH, image.channels(), image.height(), image.width()),
                        exercise.batch(0).images()));
        int[] labels = exercise.batch(0).labels();
        float[] numbers = new float[labels.length];
        for (int label = 0; label < labels.length; label++) {
            numbers[label] = labels[label];
        }
        boolean map = labels.length > Exercise.BATCH;
        tensors.put(
                "labels",
                new Tensor(
                        map
                                ? List.of(Exercise.BATCH, output.height(), output.width())
                                : List.of(Exercise.BATCH),
                        numbers));
        Files.write(
                folder.resolve(name + ".safetensors"),
                new Safetensors(new Weights(tensors), Map.of()).bytes());
        Files.writeString(
                folder.resolve(name + ".py"), PyTorchSource.of(exercise.graph, "\"" + name));
    }

    /// No scale is 1 and no shift is 0, so that none can be mistaken for another.
    private void scatter(Exercise exercise) {
        for (Parameter parameter : Parameter.of(exercise.graph)) {
            float[] values = exercise.initial.tensor(parameter.name()).values();
            for (int at = 0; at < values.length; at++) {
                values[at] =
                        switch (parameter.role()) {
                            case SCALE, RUNNING_VARIANCE -> 0.5f + random.nextFloat();
                            case BIAS, SHIFT, RUNNING_MEAN -> 0.2f * random.nextFloat() - 0.1f;
                            case CONVOLUTION_WEIGHT, TRANSPOSED_WEIGHT, LINEAR_WEIGHT, CODES ->
                                    values[at];
                        };
            }
        }
    }

    /// The same network, of which nothing is left out at random.
    private static Graph withoutChance(Graph graph) {
        return Graph.of(
                graph.nodes().stream()
                        .map(node ->
                                new Node(
                                        node.label(),
                                        switch (node.operation()) {
                                            case Operation.Dropout _ -> new Operation.Dropout(0);
                                            case Operation.DropPath _ -> new Operation.DropPath(0);
                                            case Operation.Mean _ -> new Operation.Mean(0);
                                            default -> node.operation();
                                        },
                                        node.inputs()))
                        .toList(),
                graph.auxiliaries());
    }

    /// Modules within modules, and names that mean something else to Python and to PyTorch.
    private static Graph awkwardNames() {
        GraphBuilder graph = GraphBuilder.withInput(new Shape(3, 8, 8));
        Value value = graph.input();
        for (String name :
                List.of(
                        "type.half",
                        "type",
                        "type.weight",
                        "for.in.3x3-first",
                        "for.in.3x3_first",
                        "forward",
                        "self",
                        "torch",
                        "__init__",
                        "x.double.float")) {
            Value next =
                    graph.add(
                            name, new Operation.Convolution(3, Window.same(3, 1), 1, true), value);
            value = graph.add(name + ".add", new Operation.Add(), next, value);
        }
        return graph.build(graph.add("f", new Operation.Linear(4, true), value));
    }
}
