package io.cellwright.searchspace.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgesTest {

    private static final String EXAMPLE =
            "|nor_conv_3x3~0|+|none~0|avg_pool_3x3~1|+|skip_connect~0|nor_conv_1x1~1|none~2|";

    @Test
    void theBenchmarksSpellingIsReadAndWritten() {
        Architecture.Edges cell = Architecture.Edges.of(EXAMPLE);
        assertThat(cell.operations())
                .containsExactly(
                        EdgeOperation.CONVOLUTION_3X3,
                        EdgeOperation.NONE,
                        EdgeOperation.AVERAGE_POOLING_3X3,
                        EdgeOperation.SKIP_CONNECT,
                        EdgeOperation.CONVOLUTION_1X1,
                        EdgeOperation.NONE);
        assertThat(cell.text()).isEqualTo(EXAMPLE);
        for (Architecture.Edges other : Architecture.Edges.all()) {
            assertThat(Architecture.Edges.of(other.text())).isEqualTo(other);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    |none~0|+|none~0|none~1|; at position 23; the groups of two nodes are joined by "+"
                    none~0|; at position 0; the group of node 1 begins with "|"
                    |conv~0|; at position 1; an operation is one of [none, skip_connect,
                    |none~1|; at position 5; edge 0 of node 1 reads node 0
                    |none~0|+|none~0|none~0|; at position 20; edge 1 of node 2 reads node 1
                    |none~0+; at position 7; an edge ends with "|"
                    |none~0|+|none~0|none~1|+|none~0|none~1|none~2|+; at position 47; the text ends after node 3
                    """)
    void aWrongSpellingIsRefusedWithPositionAndRule(String text, String position, String rule) {
        assertThatThrownBy(() -> Architecture.Edges.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(position)
                .hasMessageContaining(rule);
    }

    @Test
    void aLongTextIsRefusedWithoutQuotingIt() {
        assertThatThrownBy(() -> Architecture.Edges.of("|".repeat(100_000)))
                .hasMessage("a cell's text has at most 200 characters, not 100,000");
    }

    /// Dong and Yang, 2020, count 6,466 cells: in their rule a node is the sorted sum of what it
    /// reads, a skip is the text of what it skips from, and `none` stays a marker.
    @Test
    void theBenchmarksOwnRuleFindsItsPublished6466Classes() {
        Set<String> classes = new HashSet<>();
        for (Architecture.Edges cell : Architecture.Edges.all()) {
            classes.add(spelledByTheBenchmark(cell));
        }
        assertThat(classes).hasSize(6_466);
    }

    private static String spelledByTheBenchmark(Architecture.Edges cell) {
        List<String> nodes = new ArrayList<>(List.of("0"));
        int edge = 0;
        for (int node = 1; node < Architecture.Edges.NODES; node++) {
            List<String> terms = new ArrayList<>();
            for (int source = 0; source < node; source++) {
                EdgeOperation operation = cell.operations().get(edge++);
                terms.add(
                        operation == EdgeOperation.SKIP_CONNECT
                                ? nodes.get(source)
                                : "(%s)@%s".formatted(nodes.get(source), operation.text()));
            }
            nodes.add(terms.stream().sorted().collect(Collectors.joining("+")));
        }
        return nodes.getLast();
    }

    @Test
    void count() {
        Set<String> classes = new HashSet<>();
        for (Architecture.Edges cell : Architecture.Edges.all()) {
            classes.add(cell.hash());
        }
        assertThat(classes).hasSize(0);
    }
}
