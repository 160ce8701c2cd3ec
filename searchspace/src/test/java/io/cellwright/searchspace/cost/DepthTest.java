package io.cellwright.searchspace.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import org.junit.jupiter.api.Test;

class DepthTest {

    @Test
    void theLongestPathCounts() {
        GraphBuilder graph = GraphBuilder.withInput(new Shape(4, 8, 8));
        Value first = convolved(graph, "first", graph.input());
        Value second = convolved(graph, "second", first);
        Value sum = graph.add("sum", new Operation.Add(), graph.input(), second);
        assertThat(Depth.of(graph.build(sum))).isEqualTo(2);
    }

    @Test
    void squeezeAndExcitationDoesNotCount() {
        assertThat(Depth.of(TextbookNetworks.resNet50(true))).isEqualTo(50);
    }

    @Test
    void auxiliaryClassifiersDoNotCount() {
        GraphBuilder graph = GraphBuilder.withInput(new Shape(4, 8, 8));
        Value branch = convolved(graph, "branch", convolved(graph, "before", graph.input()));
        Value auxiliary = graph.add("auxiliary", new Operation.Linear(10, true), branch);
        Value output = graph.add("output", new Operation.Linear(10, true), graph.input());
        assertThat(Depth.of(graph.build(output, auxiliary))).isEqualTo(1);
    }

    private static Value convolved(GraphBuilder graph, String name, Value input) {
        return graph.add(name, TextbookNetworks.unbiased(4, Window.same(3, 1)), input);
    }
}
