package io.cellwright.searchspace.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayersTest {

    private static ConvolutionLayer layer(int filters, Integer... inputs) {
        return new ConvolutionLayer(3, 5, filters, 1, List.of(inputs));
    }

    private static Architecture.Layers network(ConvolutionLayer... layers) {
        return new Architecture.Layers(List.of(layers));
    }

    /// Few numbers of filters, so that many layers look alike.
    private static Architecture.Layers sampled(int layers, Random random) {
        return new Architecture.Layers(
                IntStream.range(0, layers)
                        .mapToObj(number ->
                                layer(
                                        24 + 12 * random.nextInt(2),
                                        IntStream.range(0, number)
                                                .filter(_ -> random.nextInt(3) == 0)
                                                .boxed()
                                                .toArray(Integer[]::new)))
                        .toList());
    }

    /// The same network with its layers in another order that keeps inputs before their readers.
    private static Architecture.Layers reordered(Architecture.Layers network, Random random) {
        List<Integer> left =
                new ArrayList<>(IntStream.range(0, network.layers().size()).boxed().toList());
        List<Integer> order = new ArrayList<>();
        while (!left.isEmpty()) {
            Collections.shuffle(left, random);
            int next =
                    left.stream()
                            .filter(number ->
                                    order.containsAll(network.layers().get(number).inputs()))
                            .findFirst()
                            .orElseThrow();
            left.remove(Integer.valueOf(next));
            order.add(next);
        }
        return new Architecture.Layers(
                order.stream()
                        .map(number -> {
                            ConvolutionLayer old = network.layers().get(number);
                            return layer(
                                    old.filters(),
                                    old.inputs().stream()
                                            .map(order::indexOf)
                                            .toArray(Integer[]::new));
                        })
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 6, 9, 15})
    void anotherOrderOfTheSameLayersHasTheSameHashAndCanonicalForm(int layers) {
        Random random = new Random(layers);
        for (int round = 0; round < 100; round++) {
            Architecture.Layers network = sampled(layers, random);
            Architecture.Layers other = reordered(network, random);
            assertThat(other.hash()).isEqualTo(network.hash());
            assertThat(other.canonical()).isEqualTo(network.canonical());
            assertThat(network.canonical().hash()).isEqualTo(network.hash());
        }
    }

    @Test
    void layersThatReadOtherLayersAreNotTheSameNetwork() {
        assertThat(network(layer(24), layer(24, 0), layer(24, 0)).hash())
                .isNotEqualTo(network(layer(24), layer(24, 0), layer(24, 1)).hash());
        assertThat(network(layer(24), layer(36, 0)).hash())
                .isNotEqualTo(network(layer(36), layer(24, 0)).hash());
        assertThat(network(layer(24), layer(24)).hash()).isNotEqualTo(network(layer(24)).hash());
    }

    @Test
    void manyLayersThatLookAlikeAreOrderedQuickly() {
        // Twenty chains of two, and forty layers side by side: 20! and 40! orders.
        List<ConvolutionLayer> chains = new ArrayList<>();
        IntStream.range(0, 20).forEach(_ -> chains.add(layer(24)));
        IntStream.range(0, 20).forEach(first -> chains.add(layer(24, first)));
        List<ConvolutionLayer> alone = Collections.nCopies(40, layer(24));
        assertThatCode(
                        () -> {
                            new Architecture.Layers(chains).hash();
                            new Architecture.Layers(alone).hash();
                        })
                .doesNotThrowAnyException();
        assertThat(reordered(new Architecture.Layers(chains), new Random(1)).hash())
                .isEqualTo(new Architecture.Layers(chains).hash());
    }

    @Test
    void whatNoLayerReadsIsForTheClassifier() {
        assertThat(network(layer(24), layer(24, 0), layer(24, 0)).unread()).containsExactly(1, 2);
    }

    @Test
    void aLayerReadsOnlyEarlierOnes() {
        assertThatThrownBy(() -> network(layer(24), layer(24, 1)))
                .hasMessageContaining("layers[1].inputs is [1], but a layer reads only layers");
        assertThatThrownBy(() -> layer(24, 0, 0)).hasMessageContaining("different layers");
        assertThatThrownBy(() -> new ConvolutionLayer(2, 3, 24, 1, List.of()))
                .hasMessage("filterHeight is odd, not 2");
        assertThatThrownBy(() -> new ConvolutionLayer(3, 17, 24, 1, List.of()))
                .hasMessage("filterWidth is 1 to 15, not 17");
        assertThatThrownBy(() -> new Architecture.Layers(Collections.nCopies(41, layer(24))))
                .hasMessage("a network has 1 to 40 layers, not 41");
    }
}
