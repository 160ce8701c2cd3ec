package io.cellwright.searchspace.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Parameter;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import io.cellwright.searchspace.trial.Regularization;
import io.cellwright.searchspace.zoo.Zoo;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegularizedTest {

    private static final Regularization DROPOUT = new Regularization(0, true, 0, 0, 0.4, 0, 0);
    private static final Regularization DROP_PATH = new Regularization(0, true, 0, 0, 0, 0.6, 0);

    @Test
    void aNetworkThatNothingIsLeftOutOfStaysAsItIs() {
        Graph graph = Zoo.named("resnet20").graph();

        assertThat(Regularized.of(graph, Regularization.ofDecay(5e-4))).isSameAs(graph);
    }

    @Test
    void dropoutStandsBeforeTheClassifier() {
        Graph graph = Regularized.of(Zoo.named("resnet20").graph(), DROPOUT);

        Node classifier = graph.nodes().getLast();
        assertThat(classifier.operation()).isInstanceOf(Operation.Linear.class);
        assertThat(graph.nodes().get(classifier.inputs().getFirst()).operation())
                .isEqualTo(new Operation.Dropout(0.4));
    }

    @Test
    void aNetworkWithDropoutOfItsOwnKeepsIt() {
        Graph graph = Zoo.named("vgg16").graph();

        assertThat(Regularized.of(graph, DROPOUT)).isSameAs(graph);
    }

    @Test
    void theDropoutOfAnAuxiliaryClassifierDoesNotCount() {
        GraphBuilder graph = GraphBuilder.withInput(new Shape(4, 8, 8));
        Value stem = convolve(graph, "stem", graph.input());
        Value dropped = graph.add("dropped", new Operation.Dropout(0.7), stem);
        Value auxiliary = graph.add("auxiliary", new Operation.Linear(10, true), dropped);
        Value classifier = graph.add("classifier", new Operation.Linear(10, true), stem);

        assertThat(Regularized.of(graph.build(classifier, auxiliary), DROPOUT).nodes())
                .extracting(Node::operation)
                .contains(new Operation.Dropout(0.7), new Operation.Dropout(0.4));
    }

    @Test
    void ofAResidualNetworkTheBranchesAreLeftOutAndMoreSoInItsDepth() {
        Graph graph = Regularized.of(Zoo.named("resnet20").graph(), DROP_PATH);

        List<Node> paths = paths(graph);
        assertThat(paths).hasSize(9);
        assertThat(paths)
                .allMatch(node ->
                        graph.nodes().get(node.inputs().getFirst()).operation()
                                instanceof Operation.BatchNormalization);
        assertThat(paths.stream().map(RegularizedTest::rate))
                .startsWith(0.6 / 9, 0.6 * 2 / 9)
                .endsWith(0.6 * 8 / 9, 0.6);
    }

    /// Option B: there is a 1x1 convolution in three shortcuts.
    @Test
    void theProjectionsOfAResidualNetworkStay() {
        Graph graph = Regularized.of(Zoo.named("resnet18").graph(), DROP_PATH);

        assertThat(paths(graph))
                .hasSize(8)
                .noneMatch(node ->
                        graph.nodes().get(node.inputs().getFirst()).name().contains("shortcut"));
    }

    @Test
    void ofACellEveryPathThatComputesIsLeftOutAndNoIdentity() {
        GraphBuilder graph = GraphBuilder.withInput(new Shape(4, 8, 8));
        Value first = convolve(graph, "first", graph.input());
        Value second = convolve(graph, "second", first);
        Value pooled =
                graph.add(
                        "pooled",
                        new Operation.Pooling(Operation.Pooling.Kind.MAXIMUM, Window.same(3, 1)),
                        first);
        Value both = graph.add("both", new Operation.Add(), convolve(graph, "a", second), pooled);
        Value one = graph.add("one", new Operation.Add(), convolve(graph, "b", first), second);
        Graph cell =
                Regularized.of(
                        graph.build(graph.add("out", new Operation.Concatenation(), both, one)),
                        DROP_PATH);

        assertThat(
                        paths(cell).stream()
                                .map(node -> cell.nodes().get(node.inputs().getFirst()).name()))
                .containsExactlyInAnyOrder("a", "pooled", "b");
        assertThat(paths(cell).stream().map(RegularizedTest::rate))
                .containsExactlyInAnyOrder(0.3, 0.3, 0.6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resnet20",
                "googlenet-aux",
                "nasnet-a-cifar",
                "densenet-bc-100-12",
                "mobilenet-v2"
            })
    void weightsFitBeforeAndAfter(String name) {
        Graph plain = Zoo.named(name).graph();
        Graph regularized = Regularized.of(plain, new Regularization(0, true, 0, 0, 0.4, 0.6, 0));

        assertThat(Parameter.of(regularized)).isEqualTo(Parameter.of(plain));
        assertThat(regularized.auxiliaries()).hasSameSizeAs(plain.auxiliaries());
        assertThat(regularized.output()).isEqualTo(plain.output());
    }

    private static Value convolve(GraphBuilder graph, String name, Value input) {
        return graph.add(name, new Operation.Convolution(4, Window.same(3, 1), 1, false), input);
    }

    private static List<Node> paths(Graph graph) {
        return graph.nodes().stream()
                .filter(node -> node.operation() instanceof Operation.DropPath)
                .toList();
    }

    private static double rate(Node node) {
        return ((Operation.DropPath) node.operation()).rate();
    }
}
