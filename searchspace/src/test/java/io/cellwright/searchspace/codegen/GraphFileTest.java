package io.cellwright.searchspace.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import io.cellwright.searchspace.trial.InvalidDocumentException;
import io.cellwright.searchspace.zoo.Zoo;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphFileTest {

    private static final String INPUT =
            """
            {"name": "input", "operation": {"kind": "input", \
            "shape": {"channels": 3, "height": 8, "width": 8}}, "inputs": []}\
            """;

    private static final String RELU = "{\"kind\": \"activation\", \"function\": \"relu\"}";

    private static String node(String name, String operation, String... inputs) {
        String read = String.join(", ", Stream.of(inputs).map("\"%s\""::formatted).toList());
        return "{\"name\": \"%s\", \"operation\": %s, \"inputs\": [%s]}"
                .formatted(name, operation, read);
    }

    private static String file(String... nodes) {
        return "{\"nodes\": [%s], \"auxiliaries\": []}".formatted(String.join(",\n", nodes));
    }

    /// One node of each operation.
    private static Graph everyOperation() {
        GraphBuilder graph = GraphBuilder.withInput(new Shape(4, 16, 16));
        Value value = graph.input();
        int number = 0;
        List<Operation> chain =
                List.of(
                        new Operation.Convolution(8, Window.same(1, 7, 2), 2, true),
                        new Operation.BatchNormalization(1e-3, 0.25),
                        new Operation.Activation(Operation.Activation.Function.HARD_SWISH),
                        new Operation.TransposedConvolution(6, 2, 2, false),
                        new Operation.ChannelAffine(),
                        new Operation.Pooling(
                                Operation.Pooling.Kind.AVERAGE,
                                Window.valid(3, 2),
                                Operation.Pooling.Rounding.UP),
                        new Operation.LocalResponseNormalization(5, 1e-4, 0.75, 2),
                        new Operation.Dropout(0.5),
                        new Operation.DropPath(0.25),
                        new Operation.Subsample(2, 1),
                        new Operation.Crop(3, 2),
                        new Operation.Pad(4, 4),
                        new Operation.PadChannels(1, 1),
                        new Operation.ShuffleChannels(2),
                        new Operation.SelectChannels(2, 4),
                        new Operation.Scale(-0.25),
                        new Operation.Mean(0.15));
        for (Operation operation : chain) {
            value = graph.add("n" + number++, operation, value);
        }
        Value factors = graph.add("factors", new Operation.GlobalAveragePooling(), value);
        value = graph.add("scaled", new Operation.ScaleChannels(), value, factors);
        value = graph.add("sum", new Operation.Add(), value, value);
        value = graph.add("join", new Operation.Concatenation(), value, value);
        Value auxiliary = graph.add("auxiliary", new Operation.DistanceToCodes(10), value);
        value = graph.add("linear", new Operation.Linear(10, false), value);
        return graph.build(graph.add("softmax", new Operation.Softmax(), value), auxiliary);
    }

    @Test
    void everyOperationIsReadBackAsItWas() {
        Graph graph = everyOperation();
        assertThat(graph.nodes().stream().<Class<?>>map(node -> node.operation().getClass()))
                .containsAll(
                        Stream.of(Operation.Weighted.class, Operation.Weightless.class)
                                .flatMap(kind -> Stream.of(kind.getPermittedSubclasses()))
                                .toList());
        assertThat(GraphFile.read(GraphFile.write(graph))).isEqualTo(graph);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lenet5-1998", "vgg16", "googlenet-aux", "resnet20"})
    void aModelIsReadBackAsItWas(String name) {
        Graph graph = Zoo.named(name).graph();
        assertThat(GraphFile.read(GraphFile.write(graph))).isEqualTo(graph);
    }

    @Test
    void aFileIsALineForEachNode() {
        Graph graph = GraphFile.read(file(INPUT, node("relu", RELU, "input")));
        assertThat(graph.nodes()).extracting(Node::name).containsExactly("input", "relu");
        assertThat(GraphFile.write(graph).lines()).hasSize(2 + graph.nodes().size() + 1);
    }

    @Test
    void cyclesAndDanglingInputsNameTheNode() {
        assertThatThrownBy(() ->
                        GraphFile.read(
                                file(
                                        INPUT,
                                        node("first", RELU, "second"),
                                        node("second", RELU, "first"))))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("node \"first\": it reads node 2")
                .hasMessageContaining("a graph has no cycles");
        assertThatThrownBy(() -> GraphFile.read(file(INPUT, node("relu", RELU, "inptu"))))
                .hasMessage(
                        "node \"relu\", inputs: no node is named \"inptu\"; did you mean input?");
        assertThatThrownBy(() ->
                        GraphFile.read(
                                file(
                                        INPUT,
                                        node("same", RELU, "input"),
                                        node("same", RELU, "same"))))
                .hasMessageContaining("node \"same\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    {"kind": "convolutoin"}                              | not "convolutoin"; did you mean convolution?
                    {"kind": "evil"}                                     | kind is one of [input, convolution,
                    {"kind": "java.lang.Runtime"}                        | kind
                    {"function": "relu"}                                 | kind is missing; there are [input, convolution,
                    {"kind": "activation"}                               | function
                    {"kind": "activation", "function": "rellu"}          | did you mean relu?
                    {"kind": "activation", "function": 1}                | function
                    {"kind": "linear", "outputs": 0, "bias": true}       | at least 1, not 0
                    {"kind": "linear", "outputs": 1.5, "bias": true}     | a whole number
                    {"kind": "linear", "outputs": 9e9, "bias": true}     | a whole number
                    {"kind": "linear", "outputs": 1, "bias": "yes"}      | true or false
                    {"kind": "linear", "outputs": 1}                     | bias
                    {"kind": "linear", "outputs": 1, "bias": true, "x": 1} | there is no such field
                    {"kind": "dropout", "rate": "NaN"}                   | rate
                    {"kind": "add", "dropRate": 0}                       | there is no such field
                    null                                                 | operation
                    """)
    void anOperationOutsideTheVocabularyIsRefused(String operation, String rule) {
        assertThatThrownBy(() -> GraphFile.read(file(INPUT, node("bad", operation, "input"))))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("nodes[1].operation")
                .hasMessageContaining(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"nodes\": [], \"auxiliaries\": []}",
                "{\"nodes\": [null], \"auxiliaries\": []}",
                "{\"nodes\": null, \"auxiliaries\": []}"
            })
    void whatIsNoNetworkIsRefused(String text) {
        assertThatThrownBy(() -> GraphFile.read(text)).isInstanceOf(InvalidDocumentException.class);
    }

    @Test
    void aShapeMismatchNamesTheNodeAndTheRule() {
        String convolution =
                """
                {"kind": "convolution", "channels": 4, "groups": 2, "bias": false, "window":
                {"height": 3, "width": 3, "strideHeight": 1, "strideWidth": 1,
                "paddingHeight": 1, "paddingWidth": 1, "dilation": 1}}\
                """;
        assertThatThrownBy(() -> GraphFile.read(file(INPUT, node("c", convolution, "input"))))
                .hasMessage("node \"c\": 3 input channels are not divisible by 2 groups");
    }

    @Test
    void aFileOfAMillionNodesIsRefusedBeforeItIsLookedAt() {
        String line = node("n", RELU, "n") + ",";
        assertThatThrownBy(() -> GraphFile.read(file(INPUT, line.repeat(1_000_000))))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("has at most 16,777,216 characters");
    }

    @Test
    void auxiliaryOutputsAreNodesOfTheFile() {
        String text =
                file(INPUT, node("relu", RELU, "input"))
                        .replace("\"auxiliaries\": []", "\"auxiliaries\": [\"none\"]");
        assertThatThrownBy(() -> GraphFile.read(text))
                .hasMessage("auxiliaries: no node is named \"none\"");
    }
}
