package io.cellwright.controller.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import io.cellwright.searchspace.zoo.Zoo;
import java.io.IOException;
import java.io.StringReader;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class NetworkDrawingTest {

    private static final Operation RELU =
            new Operation.Activation(Operation.Activation.Function.RELU);

    private static Graph chain(int nodes, String scope) {
        GraphBuilder graph = GraphBuilder.withInput(new Shape(3, 8, 8));
        Value value = graph.input();
        for (int node = 0; node < nodes; node++) {
            value = graph.add(scope.formatted(node / 10) + node, RELU, value);
        }
        return graph.build(value);
    }

    @Test
    void aSmallNetworkShowsEveryLayer() {
        Graph graph = Zoo.named("lenet5").graph();
        long activations =
                graph.nodes().stream()
                        .filter(node -> node.operation() instanceof Operation.Activation)
                        .count();

        assertThat(activations).isPositive();
        assertThat(NetworkOutline.readable(graph).boxes())
                .hasSize(graph.nodes().size() - Math.toIntExact(activations));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vgg16-bn", "unet", "fractalnet", "googlenet-bn"})
    void aConvolutionIsOneBoxWithItsNormalizationAndActivationFunction(String name) {
        for (NetworkOutline.Box box : NetworkOutline.readable(Zoo.named(name).graph()).boxes()) {
            assertThat(box.nodes().getFirst().operation())
                    .isNotInstanceOfAny(
                            Operation.Activation.class, Operation.BatchNormalization.class);
        }
    }

    @Test
    void anActivationFunctionBehindAConvolutionThatOthersReadHasABoxOfItsOwn() {
        GraphBuilder graph = GraphBuilder.withInput(new Shape(3, 8, 8));
        Operation convolution = new Operation.Convolution(3, Window.same(3, 1), 1, true);
        Value read = graph.add("conv", convolution, graph.input());
        Value relu = graph.add("relu", RELU, read);
        Graph built = graph.build(graph.add("sum", new Operation.Add(), read, relu));

        assertThat(NetworkOutline.readable(built).boxes())
                .extracting(NetworkOutline.Box::name)
                .containsExactly("input", "conv", "relu", "sum");
    }

    @Test
    void branchesLieFromLeftToRightInTheirOrder() {
        GraphBuilder graph = GraphBuilder.withInput(new Shape(3, 8, 8));
        List<Value> branches =
                Stream.of("first", "second", "third", "fourth")
                        .map(branch -> graph.add(branch, RELU, graph.input()))
                        .toList();
        Graph built =
                graph.build(
                        graph.add(
                                "sum",
                                new Operation.Concatenation(),
                                branches.toArray(Value[]::new)));
        NetworkOutline outline = NetworkOutline.readable(built);
        NetworkLayout layout =
                NetworkLayout.of(
                        outline.boxes().stream().map(BoxLabel::of).toList(), outline.lines());

        assertThat(layout.boxes().subList(1, 5))
                .isSortedAccordingTo(Comparator.comparingDouble(Rectangle::x));
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet50", "densenet121", "preresnet1001", "googlenet"})
    void aLargeNetworkIsShownByScopesWithoutCycles(String name) {
        Graph graph = Zoo.named(name).graph();
        NetworkOutline outline = NetworkOutline.readable(graph);

        assertThat(outline.boxes()).hasSizeBetween(2, NetworkOutline.MOST_BOXES);
        assertThat(outline.lines()).hasSizeLessThanOrEqualTo(NetworkOutline.MOST_LINES);
        assertThat(outline.boxes()).extracting(NetworkOutline.Box::name).doesNotHaveDuplicates();
        assertThat(outline.boxes().stream().flatMap(box -> box.nodes().stream()))
                .containsExactlyInAnyOrderElementsOf(graph.nodes());
        assertThat(hasCycle(outline)).isFalse();
    }

    /// Two scopes that read each other in turn.
    @Test
    void aScopeThatIsReadBeforeItEndsGetsASecondBox() {
        GraphBuilder graph = GraphBuilder.withInput(new Shape(3, 8, 8));
        Value value = graph.input();
        for (int turn = 0; turn < 80; turn++) {
            value = graph.in("a").add("n" + turn, RELU, graph.in("b").add("n" + turn, RELU, value));
        }
        NetworkOutline outline = NetworkOutline.readable(graph.build(value));

        assertThat(hasCycle(outline)).isFalse();
        assertThat(outline.boxes()).hasSizeLessThanOrEqualTo(NetworkOutline.MOST_BOXES);
    }

    @Test
    void aBranchWhoseNodesWereAddedInTurnsWithAnothersIsOneBox() {
        GraphBuilder graph = GraphBuilder.withInput(new Shape(3, 8, 8));
        Value left = graph.input();
        Value right = graph.input();
        for (int turn = 0; turn < 80; turn++) {
            left = graph.in("left").add("n" + turn, RELU, left);
            right = graph.in("right").add("n" + turn, RELU, right);
        }
        Value sum = graph.add("sum", new Operation.Add(), left, right);

        assertThat(NetworkOutline.readable(graph.build(sum)).boxes())
                .extracting(NetworkOutline.Box::name)
                .containsExactly("input", "left", "right", "sum");
    }

    @Test
    void aNetworkWithoutScopesIsShownByNeighbours() {
        NetworkOutline outline = NetworkOutline.readable(chain(5_000, "n"));

        assertThat(outline.boxes()).hasSizeBetween(2, NetworkOutline.MOST_BOXES);
        assertThat(outline.boxes().get(1).name()).matches("n\\d+ to n\\d+");
    }

    @Test
    void aPictureNamesItsBoxesTheirOperationsAndShapes() {
        Document drawing = parsed(NetworkDrawing.svg(chain(300, "scope%d."), "a <network>"));

        assertThat(drawing.getDocumentElement().getAttribute("aria-label"))
                .isEqualTo("a <network>");
        assertThat(texts(drawing))
                .containsOnlyOnce("scope7")
                .contains("10 operations", "3x8x8")
                .doesNotContain("scope7.n70");
    }

    @Test
    void theSameNetworkIsTheSamePicture() {
        Graph graph = Zoo.named("resnet20").graph();
        assertThat(NetworkDrawing.svg(graph, "same")).isEqualTo(NetworkDrawing.svg(graph, "same"));
    }

    @Test
    void aPictureRefersToNothingOutsideItself() {
        assertThat(NetworkDrawing.svg(Zoo.named("resnet20").graph(), "network"))
                .doesNotContain("href", "url(", "@import")
                .containsOnlyOnce("http");
    }

    @Test
    void aDotTextHasEveryNodeUnlessAskedToCollapse() {
        Graph graph = Zoo.named("resnet50").graph();
        String whole = NetworkDrawing.dot(graph, "a \"quoted\" \\name\n", false);

        assertThat(whole)
                .startsWith("digraph \"a \\\"quoted\\\" \\\\name \" {\n")
                .contains("n0 [label=\"input\\ninput\\n3x224x224\"];", "  n0 -> n1;\n")
                .endsWith("}\n");
        assertThat(whole.lines().filter(line -> line.contains("label=")))
                .hasSameSizeAs(graph.nodes());
        assertThat(
                        NetworkDrawing.dot(graph, "", true)
                                .lines()
                                .filter(line -> line.contains("label=")))
                .hasSizeLessThanOrEqualTo(NetworkOutline.MOST_BOXES);
    }

    private static boolean hasCycle(NetworkOutline outline) {
        List<NetworkOutline.Line> left = outline.lines();
        while (true) {
            List<NetworkOutline.Line> all = left;
            List<NetworkOutline.Line> next =
                    all.stream()
                            .filter(line ->
                                    all.stream().anyMatch(other -> other.to() == line.from()))
                            .toList();
            if (next.size() == all.size()) {
                return !all.isEmpty();
            }
            left = next;
        }
    }

    private static Stream<String> texts(Document drawing) {
        var texts = drawing.getElementsByTagName("text");
        return Stream.iterate(0, index -> index < texts.getLength(), index -> index + 1)
                .map(index -> texts.item(index).getTextContent());
    }

    private static Document parsed(String svg) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("not well-formed: " + svg, e);
        }
    }
}
