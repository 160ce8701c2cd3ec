package io.cellwright.searchspace.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.cost.Cost;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedCellsTest {

    @ParameterizedTest
    @CsvSource({
        "nasnet-a-cifar",
        "nasnet-a-mobile",
        "nasnet-a-large",
        "amoebanet-a-cifar",
        "amoebanet-a-mobile",
        "amoebanet-a",
        "amoebanet-c",
        "pnasnet5-large",
        "enas-cifar",
        "darts-v1-cifar",
        "darts-v2-cifar",
        "darts-v2"
    })
    void show(String name) {
        var graph = Zoo.named(name).graph();
        Cost cost = Cost.of(graph);
        System.out.println(
                "COUNT "
                        + name
                        + " "
                        + cost.parameters()
                        + " buffers "
                        + cost.buffers()
                        + " macs "
                        + cost.multiplyAdds()
                        + " nodes "
                        + graph.nodes().size());
        assertThat(cost.parameters()).isPositive();
    }
}
