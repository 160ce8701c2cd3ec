package io.cellwright.searchspace.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InceptionTest {

    /// The textbook's map, of Stanford's lecture CS231n on architectures.
    private static final Shape MAP = new Shape(256, 28, 28);

    private static Graph graph(Shape input, BiFunction<GraphBuilder, Value, Value> module) {
        GraphBuilder graph = GraphBuilder.withInput(input);
        return graph.build(module.apply(graph, graph.input()));
    }

    /// The textbook has 28x28x672 and 854M operations for 128 1x1, 192 3x3 and 96 5x5 convolutions
    /// and the pooling.
    @Test
    void theNaiveModuleKeepsTheInputsChannelsAndIsDear() {
        Graph naive =
                graph(
                        MAP,
                        (graph, input) ->
                                Inception.naive(
                                        graph, input, ConvolutionLayer.BIASED, 128, 192, 96, 1));
        assertThat(naive.output()).isEqualTo(new Shape(672, 28, 28));
        assertThat(Cost.of(naive).multiplyAdds())
                .isEqualTo(28 * 28 * 256L * (128 + 9 * 192 + 25 * 96))
                .isBetween(853_500_000L, 854_500_000L);
    }

    /// The textbook has 28x28x480 and quotes 358M; its terms give 271M (the 3x3 term, 87M, was
    /// counted twice).
    @Test
    void bottlenecksOfSixtyFourCostAThirdOfTheNaiveModule() {
        Inception.Widths widths = new Inception.Widths(128, 64, 192, 64, 96, 64);
        Graph reduced =
                graph(
                        MAP,
                        (graph, input) ->
                                Inception.reduced(graph, input, ConvolutionLayer.BIASED, widths));
        long three = 28 * 28 * 9 * 64 * 192L;
        assertThat(reduced.output()).isEqualTo(new Shape(480, 28, 28));
        assertThat(Cost.of(reduced).multiplyAdds())
                .isEqualTo(28 * 28 * 256L * (128 + 64 + 64 + 64) + three + 28 * 28 * 25 * 64 * 96L)
                .isBetween(270_500_000L, 271_500_000L);
        assertThat(Cost.of(reduced).multiplyAdds() + three).isBetween(357_500_000L, 358_500_000L);
    }

    @Test
    void twoSmallWindowsHaveFewerWeightsThanALargeOne() {
        Inception.Widths widths = new Inception.Widths(64, 96, 128, 16, 32, 32);
        Cost five =
                Cost.of(
                        graph(
                                MAP,
                                (graph, input) ->
                                        Inception.reduced(
                                                graph, input, ConvolutionLayer.BIASED, widths)));
        Cost three =
                Cost.of(
                        graph(
                                MAP,
                                (graph, input) ->
                                        Inception.reduced(
                                                graph,
                                                input,
                                                ConvolutionLayer.BIASED,
                                                widths,
                                                3,
                                                1)));
        assertThat(five.parameters() - three.parameters()).isEqualTo((25 - 9) * 16 * 32);
    }

    /// Szegedy et al., 2016, table 1, and Szegedy et al., 2017, figures 4 to 8 and 18: the channels
    /// that each module reads and gives.
    @ParameterizedTest
    @CsvSource({
        "smallWindows, 192, 35, 256, 35",
        "asymmetricWindows, 768, 17, 768, 17",
        "expandedFilterBank, 1280, 8, 2048, 8",
        "firstReduction, 288, 35, 768, 17",
        "secondReduction, 768, 17, 1280, 8",
        "uniformA, 384, 35, 384, 35",
        "uniformB, 1024, 17, 1024, 17",
        "uniformC, 1536, 8, 1536, 8",
        "reductionA, 384, 35, 1024, 17",
        "reductionB, 1024, 17, 1536, 8",
        "residualA, 320, 35, 320, 35",
        "residualB, 1088, 17, 1088, 17",
        "residualC, 2080, 8, 2080, 8",
        "residualReductionB, 1088, 17, 2080, 8"
    })
    void aModuleGivesThePublishedChannels(
            String module, int before, int size, int after, int reduced) {
        Graph graph =
                graph(
                        new Shape(before, size, size),
                        (builder, input) -> expand(module, builder, input));
        assertThat(graph.output()).isEqualTo(new Shape(after, reduced, reduced));
    }

    /// What a branch of a cell chooses is the published module, if it is asked for as many channels
    /// as that gives.
    @ParameterizedTest
    @CsvSource({
        "inception-v3-a, smallWindows, 192, 256, 35",
        "inception-v3-b, asymmetricWindows, 768, 768, 17",
        "inception-v3-c, expandedFilterBank, 1280, 2048, 8",
        "inception-v4-a, uniformA, 384, 384, 35",
        "inception-v4-b, uniformB, 1024, 1024, 17",
        "inception-v4-c, uniformC, 1536, 1536, 8",
        "inception-resnet-a, residualA, 320, 320, 35",
        "inception-resnet-b, residualB, 1088, 1088, 17",
        "inception-resnet-c, residualC, 2080, 2080, 8"
    })
    void aChoiceOfABranchHasThePublishedModulesLayers(
            String choice, String module, int before, int after, int size) {
        Shape input = new Shape(before, size, size);
        Block block = Block.named(choice).orElseThrow();
        Graph chosen = graph(input, (graph, value) -> block.expand(graph, value, after, 1));
        Graph published = graph(input, (graph, value) -> expand(module, graph, value));
        assertThat(shapes(chosen)).isEqualTo(shapes(published));
        assertThat(Cost.of(chosen)).isEqualTo(Cost.of(published));
    }

    /// Of module 3a: 64, 96, 128, 16, 32 and 32 channels.
    @Test
    void theChoiceOfGoogLeNetsModuleHasTheWidthsOfItsFirst() {
        assertThat(Inception.Widths.sharing(256))
                .isEqualTo(new Inception.Widths(64, 96, 128, 16, 32, 32));
    }

    @Test
    void theNaiveModuleIsBroughtToTheChannelsAskedFor() {
        Block block = Block.named("inception-naive").orElseThrow();
        Graph graph = graph(MAP, (builder, input) -> block.expand(builder, input, 64, 1));
        // Seven eighths of the 64 behind the convolutions, the input's own behind the pooling.
        assertThat(shapes(graph))
                .containsEntry("concatenation", new Shape(56 + 256, 28, 28))
                .containsEntry("project.relu", new Shape(64, 28, 28));
    }

    private static Map<String, Shape> shapes(Graph graph) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (int node = 0; node < graph.nodes().size(); node++) {
            shapes.put(graph.nodes().get(node).name(), graph.shape(node));
        }
        return shapes;
    }

    private static Value expand(String module, GraphBuilder graph, Value input) {
        return switch (module) {
            case "smallWindows" -> FactorizedInception.smallWindows(graph, input, 32);
            case "asymmetricWindows" -> FactorizedInception.asymmetricWindows(graph, input, 128);
            case "expandedFilterBank" -> FactorizedInception.expandedFilterBank(graph, input);
            case "firstReduction" -> FactorizedInception.firstReduction(graph, input);
            case "secondReduction" -> FactorizedInception.secondReduction(graph, input);
            case "uniformA" -> UniformInception.moduleA(graph, input);
            case "uniformB" -> UniformInception.moduleB(graph, input);
            case "uniformC" -> UniformInception.moduleC(graph, input);
            case "reductionA" -> UniformInception.reductionA(graph, input, 192, 224, 256, 384);
            case "reductionB" -> UniformInception.reductionB(graph, input);
            case "residualA" -> ResidualInception.moduleA(graph, input, 0.17);
            case "residualB" -> ResidualInception.moduleB(graph, input, 0.1);
            case "residualC" -> ResidualInception.moduleC(graph, input, 0.2);
            case "residualReductionB" -> ResidualInception.reductionB(graph, input);
            default -> throw new IllegalArgumentException("no module is named " + module);
        };
    }
}
