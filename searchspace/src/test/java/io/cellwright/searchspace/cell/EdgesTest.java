package io.cellwright.searchspace.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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
                    |none~0|+|none~0|none~1|; at position 24; the groups of two nodes are joined by "+"
                    none~0|; at position 0; the group of node 1 begins with "|"
                    |conv~0|; at position 1; an operation is one of [none, skip_connect,
                    |none~1|; at position 5; edge 0 of node 1 reads node 0
                    |none~0|+|none~0|none~0|; at position 21; edge 1 of node 2 reads node 1
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

    /// Dong and Yang, 2020, count 6,466 cells. In their rule a node is the sorted sum of what it
    /// reads, and a skip is the text of what it skips from. An edge `none`, or any edge out of a
    /// node that is nothing but such an edge, is a marker that stays in the sum.
    @Test
    void theBenchmarksOwnRuleFindsItsPublished6466Classes() {
        assertThat(classes(EdgesTest::spelledByTheBenchmark)).isEqualTo(6_466);
    }

    private static String spelledByTheBenchmark(Architecture.Edges cell) {
        List<String> nodes = new ArrayList<>(List.of("0"));
        int edge = 0;
        for (int node = 1; node < Architecture.Edges.NODES; node++) {
            List<String> terms = new ArrayList<>();
            for (int source = 0; source < node; source++) {
                EdgeOperation operation = cell.operations().get(edge++);
                String state = nodes.get(source);
                boolean isNothing = operation == EdgeOperation.NONE || state.equals("#");
                boolean isSkip = operation == EdgeOperation.SKIP_CONNECT;
                terms.add(
                        isNothing
                                ? "#"
                                : isSkip ? state : "(%s)@%s".formatted(state, operation.text()));
            }
            nodes.add(terms.stream().sorted().collect(Collectors.joining("+")));
        }
        return nodes.getLast();
    }

    /// The same network written as a formula in which sums are flat and zeros are gone, but which
    /// cannot tell one convolution that is read twice from two with weights of their own.
    private static String formula(Architecture.Edges cell) {
        List<List<String>> nodes = new ArrayList<>(List.of(List.of("0")));
        int edge = 0;
        for (int node = 1; node < Architecture.Edges.NODES; node++) {
            List<String> terms = new ArrayList<>();
            for (int source = 0; source < node; source++) {
                EdgeOperation operation = cell.operations().get(edge++);
                List<String> state = nodes.get(source);
                boolean pools = operation == EdgeOperation.AVERAGE_POOLING_3X3;
                if (operation == EdgeOperation.SKIP_CONNECT) {
                    terms.addAll(state);
                } else if (operation.weighted() || (pools && !state.isEmpty())) {
                    terms.add("(%s)@%s".formatted(String.join("+", state), operation.text()));
                }
            }
            nodes.add(terms.stream().sorted().toList());
        }
        return String.join("+", nodes.getLast());
    }

    @Test
    void oneHashIsOneFormulaAndSplitsItOnlyBySharedWeights() {
        Map<String, Set<String>> formulas = new HashMap<>();
        for (Architecture.Edges cell : Architecture.Edges.all()) {
            formulas.computeIfAbsent(cell.hash(), _ -> new HashSet<>()).add(formula(cell));
        }
        assertThat(formulas.values()).allMatch(sameHash -> sameHash.size() == 1);
        Map<String, Set<String>> hashes = new HashMap<>();
        for (Architecture.Edges cell : Architecture.Edges.all()) {
            hashes.computeIfAbsent(formula(cell), _ -> new HashSet<>()).add(cell.hash());
        }
        hashes.forEach((formula, several) -> {
            if (several.size() > 1) {
                assertThat(repeatsAConvolution(formula)).as(formula).isTrue();
            }
        });
    }

    /// Whether the text of some convolution occurs twice.
    private static boolean repeatsAConvolution(String formula) {
        for (int start = 0; start < formula.length(); start++) {
            for (int end = start + 1; end <= formula.length(); end++) {
                String part = formula.substring(start, end);
                if (part.matches("\\(.*\\)@nor_conv_[13]x[13]")
                        && formula.indexOf(part, start + 1) >= 0) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void sharedAndSeparateWeightsAreNeverOne() {
        // Node 3 is twice the one convolution of node 1, or the sum of two convolutions.
        String shared =
                "|nor_conv_3x3~0|+|none~0|skip_connect~1|+|none~0|skip_connect~1|skip_connect~2|";
        String separate =
                "|nor_conv_3x3~0|+|nor_conv_3x3~0|none~1|+|none~0|skip_connect~1|skip_connect~2|";
        assertThat(Architecture.Edges.of(shared).hash())
                .isNotEqualTo(Architecture.Edges.of(separate).hash());
        assertThat(spelledByTheBenchmark(Architecture.Edges.of(shared)).replace("#+", ""))
                .isEqualTo(
                        spelledByTheBenchmark(Architecture.Edges.of(separate)).replace("#+", ""));
    }

    @Test
    void whatNothingReadsDoesNotChangeTheHashAndIsGoneInTheCanonicalForm() {
        Architecture.Edges dead =
                Architecture.Edges.of(
                        "|nor_conv_3x3~0|+|none~0|nor_conv_1x1~1|+|skip_connect~0|none~1|none~2|");
        Architecture.Edges bare =
                Architecture.Edges.of("|none~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|");
        assertThat(dead.hash()).isEqualTo(bare.hash());
        assertThat(dead.canonical()).isEqualTo(bare);
    }

    @Test
    void aConvolutionOfNothingIsALearnedConstantAndStays() {
        Architecture.Edges constant =
                Architecture.Edges.of(
                        "|none~0|+|none~0|none~1|+|skip_connect~0|nor_conv_1x1~1|none~2|");
        Architecture.Edges bare =
                Architecture.Edges.of("|none~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|");
        assertThat(constant.hash()).isNotEqualTo(bare.hash());
    }

    @Test
    void everyClassHasOneCanonicalCell() {
        Set<Architecture.Edges> canonical = new HashSet<>();
        Set<String> hashes = new HashSet<>();
        for (Architecture.Edges cell : Architecture.Edges.all()) {
            canonical.add(cell.canonical());
            hashes.add(cell.hash());
            assertThat(cell.canonical().hash()).isEqualTo(cell.hash());
        }
        assertThat(canonical).hasSameSizeAs(hashes);
    }

    @Test
    void theDocumentationStatesTheNumbersOfClasses() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "search-spaces.md"));
        assertThat(page)
                .contains(
                        "%,d classes".formatted(classes(Architecture::hash)),
                        "%,d formulas".formatted(classes(EdgesTest::formula)));
    }

    private static int classes(Function<Architecture.Edges, String> spelling) {
        Set<String> classes = new HashSet<>();
        Architecture.Edges.all().forEach(cell -> classes.add(spelling.apply(cell)));
        return classes.size();
    }
}
