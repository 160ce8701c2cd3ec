package io.cellwright.controller.search.strategy.surrogate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.controller.search.strategy.policy.Chance;
import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.space.CellSpace;
import io.cellwright.searchspace.space.NamedSpace;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.space.Spaces;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EncodingTest {

    private final SearchSpace edges = Spaces.named("nasbench201").open();

    static List<NamedSpace> spaces() {
        return Spaces.all();
    }

    private Features paths(String cell) {
        return new PathEncoding(edges).of(edges.encode(Architecture.Edges.of(cell)));
    }

    @Test
    void aSkipIsNoPartOfAPath() {
        assertThat(paths("|nor_conv_3x3~0|+|none~0|skip_connect~1|+|none~0|none~1|skip_connect~2|"))
                .isEqualTo(paths("|none~0|+|none~0|none~1|+|nor_conv_3x3~0|none~1|none~2|"));
    }

    @Test
    void whatNothingReadsIsOnNoPath() {
        assertThat(paths("|nor_conv_1x1~0|+|none~0|none~1|+|nor_conv_3x3~0|none~1|none~2|"))
                .isEqualTo(paths("|none~0|+|none~0|none~1|+|nor_conv_3x3~0|none~1|none~2|"));
    }

    @Test
    void theOrderOnAPathAndTheNumberOfPathsCount() {
        Features first =
                paths("|nor_conv_3x3~0|+|none~0|avg_pool_3x3~1|+|none~0|none~1|skip_connect~2|");
        Features turned =
                paths("|avg_pool_3x3~0|+|none~0|nor_conv_3x3~1|+|none~0|none~1|skip_connect~2|");
        Features twice =
                paths(
                        "|nor_conv_3x3~0|+|none~0|avg_pool_3x3~1|+|none~0|avg_pool_3x3~1|skip_connect~2|");

        assertThat(first).isNotEqualTo(turned).isNotEqualTo(twice);
        // One path, two operations, the depth.
        assertThat(first.size()).isEqualTo(4);
        assertThat(first.squaredNorm()).isEqualTo(1 + 2 * 0.25 + 1);
    }

    @Test
    void cellsThatComputeTheSameHaveTheSameFeatures() {
        SearchSpace cells = CellSpace.standard(4);
        PathEncoding encoding = new PathEncoding(cells);
        RandomGenerator random = Chance.stream(3, 0);
        for (int number = 0; number < 200; number++) {
            List<Integer> choices = cells.sample(random);
            List<Integer> canonical = cells.encode(cells.decode(choices).canonical());
            assertThat(encoding.of(canonical)).isEqualTo(encoding.of(choices));
        }
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void differentArchitecturesOfEverySpaceDiffer(NamedSpace named) {
        SearchSpace space = named.open();
        PathEncoding paths = new PathEncoding(space);
        OneHotEncoding oneHot = new OneHotEncoding(space);
        RandomGenerator random = Chance.stream(3, 0);
        for (int number = 0; number < 50; number++) {
            List<Integer> one = space.sample(random);
            List<Integer> other = space.sample(random);
            assertThat(oneHot.of(one).equals(oneHot.of(other))).isEqualTo(one.equals(other));
            if (!paths.of(one).equals(paths.of(other))) {
                assertThat(space.decode(one).encoding())
                        .isNotEqualTo(space.decode(other).encoding());
            }
        }
    }

    @Test
    void aOneHotFeatureStandsForOneChoiceAndOneForItsNumber() {
        OneHotEncoding encoding = new OneHotEncoding(edges);
        Features features = encoding.of(List.of(3, 3, 3, 3, 3, 2));

        assertThat(features.size()).isEqualTo(6 + 2);
        assertThat(features.squaredNorm()).isEqualTo(6 + 0.25 * (25 + 1));
    }
}
