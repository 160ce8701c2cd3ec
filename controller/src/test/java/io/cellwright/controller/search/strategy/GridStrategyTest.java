package io.cellwright.controller.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.controller.search.InvalidSpecificationException;
import io.cellwright.controller.search.SearchSpecification;
import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.space.Spaces;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GridStrategyTest {

    @Test
    void everyArchitectureComesOnceInTheOrderOfTheSpace() {
        SearchSpace layers = Spaces.named("macro").open(Map.of("layers", 1, "largestStride", 3));
        GridStrategy grid = new GridStrategy(layers);

        assertThat(IntStream.range(0, 4 * 4 * 4 * 3).mapToObj(grid::suggest))
                .containsExactlyElementsOf(layers.enumerate().toList());
    }

    @Test
    void whatComputesTheSameComesOnce() {
        SearchSpace edges = Spaces.named("nasbench201").open();
        GridStrategy grid = new GridStrategy(edges);
        List<String> hashes =
                edges.enumerate()
                        .map(choices -> edges.decode(choices).encoding())
                        .distinct()
                        .toList();

        assertThat(
                        IntStream.range(0, hashes.size())
                                .mapToObj(number -> edges.decode(grid.suggest(number)))
                                .map(Architecture::encoding))
                .containsExactlyElementsOf(hashes);
    }

    @Test
    void afterTheLastOneItBeginsAgain() {
        SearchSpace layers = Spaces.named("macro").open(Map.of("layers", 1, "largestStride", 1));
        GridStrategy grid = new GridStrategy(layers);

        assertThat(grid.suggest(64)).isEqualTo(grid.suggest(0));
        assertThat(grid.suggest(64 * 5 + 7)).isEqualTo(grid.suggest(7));
    }

    @Test
    void whatBreaksAConstraintIsLeftOut() {
        SearchSpace slim =
                SearchSpecification.read(
                                """
                                {"dataset": "shapes", "network": {"cellsPerStage": 1, "filters": 4},
                                 "strategy": "grid",
                                 "space": {"definition": {
                                    "name": "slim", "blocks": 1,
                                    "operations": ["identity", "conv-3x3"],
                                    "constraints": {"parameters": 3000}}}}
                                """)
                        .openSpace();
        GridStrategy grid = new GridStrategy(slim);
        long fitting =
                slim.enumerate()
                        .map(slim::decode)
                        .filter(each -> slim.misfit(each).isEmpty())
                        .map(Architecture::encoding)
                        .distinct()
                        .count();

        assertThat(fitting).isBetween(2L, slim.size().number().longValueExact() - 1);
        assertThat(
                        IntStream.range(0, Math.toIntExact(fitting))
                                .mapToObj(grid::suggest)
                                .map(slim::decode)
                                .filter(each -> slim.misfit(each).isEmpty())
                                .map(Architecture::encoding)
                                .collect(Collectors.toSet()))
                .hasSize(Math.toIntExact(fitting));
    }

    @Test
    void aSpaceThatIsTooLargeIsRefusedAtTheLaunch() {
        assertThatThrownBy(() ->
                        SearchSpecification.read(
                                """
                                {"dataset": "shapes", "strategy": "grid",
                                 "space": {"name": "nasnet-small", "blocks": 4}}
                                """))
                .isInstanceOf(InvalidSpecificationException.class)
                .hasMessage(
                        "grid is for spaces of at most 1,000,000 architectures, and nasnet-small"
                                + " has 6.89e21");
    }
}
