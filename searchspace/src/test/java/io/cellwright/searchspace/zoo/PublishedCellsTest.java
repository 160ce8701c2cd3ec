package io.cellwright.searchspace.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import org.junit.jupiter.api.Test;

class PublishedCellsTest {

    @Test
    void theLastLayerOfNasNetHasTheFiltersInItsName() {
        assertThat(lastMap("nasnet-a-cifar")).isEqualTo(new Shape(768, 8, 8));
        assertThat(lastMap("nasnet-a-mobile")).isEqualTo(new Shape(1056, 7, 7));
        assertThat(lastMap("nasnet-a-large")).isEqualTo(new Shape(4032, 11, 11));
    }

    private static Shape lastMap(String name) {
        Graph graph = Networks.named(name);
        int classifier = graph.nodes().size() - 1;
        int pooling = graph.nodes().get(classifier).inputs().getFirst();
        return graph.inputShapes(pooling).getFirst();
    }
}
