package io.cellwright.searchspace.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.network.EdgesSkeleton;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConstrainedSpaceTest {

    private static final SearchSpace WHOLE = Spaces.named("nasbench201").open();

    /// Less than a third of the largest network of this size has.
    private static final long MOST_PARAMETERS = 5_000;

    private static Graph network(Architecture architecture) {
        if (architecture instanceof Architecture.Edges edges) {
            return new EdgesSkeleton(1, 4, new Shape(3, 8, 8), 10).stack(edges);
        }
        throw new AssertionError("NAS-Bench-201 has cells on edges");
    }

    private static SearchSpace upTo(long parameters) {
        return new ConstrainedSpace(
                WHOLE,
                new Constraints(
                        OptionalLong.of(parameters), OptionalLong.empty(), OptionalLong.empty()),
                ConstrainedSpaceTest::network);
    }

    private static long parameters(SearchSpace space, List<Integer> choices) {
        return Cost.of(network(space.decode(choices))).parameters();
    }

    @Test
    void whatIsDrawnKeepsTheConstraints() {
        SearchSpace space = upTo(MOST_PARAMETERS);
        Random random = new Random(1);
        List<Integer> other = space.sample(random);
        for (int round = 0; round < 200; round++) {
            List<Integer> drawn = space.sample(random);
            assertThat(parameters(space, drawn)).isLessThanOrEqualTo(MOST_PARAMETERS);
            assertThat(parameters(space, space.mutate(drawn, random)))
                    .isLessThanOrEqualTo(MOST_PARAMETERS);
            assertThat(parameters(space, space.crossOver(drawn, other, random)))
                    .isLessThanOrEqualTo(MOST_PARAMETERS);
            other = drawn;
        }
    }

    @Test
    void aMisfitIsNamedWithItsConstraint() {
        SearchSpace space = upTo(MOST_PARAMETERS);
        // Six 3x3 convolutions.
        Architecture large = space.decode(List.of(3, 3, 3, 3, 3, 3));
        assertThat(space.misfit(space.decode(List.of(0, 0, 0, 0, 0, 0)))).isEmpty();
        assertThat(space.misfit(large))
                .hasValueSatisfying(
                        rule -> assertThat(rule).startsWith("parameters is at most 5,000, not "));
        assertThatThrownBy(() -> space.encode(large))
                .hasMessageStartingWith("not in space nasbench201: parameters is at most 5,000");
    }

    @Test
    void aSpaceThatNothingFitsSaysSo() {
        assertThatThrownBy(() -> upTo(1).sample(new Random(1)))
                .isInstanceOf(NothingFitsException.class)
                .hasMessageStartingWith(
                        "none of 1,000 architectures drawn from space nasbench201 keeps its"
                                + " constraints; of the last, parameters is at most 1, not ");
    }

    @Test
    void theSizeIsABound() {
        assertThat(upTo(MOST_PARAMETERS).size()).isEqualTo(new Size(WHOLE.size().number(), false));
    }

    @Test
    void everyKindOfConstraintIsHeld() {
        OptionalLong none = OptionalLong.empty();
        Cost cost = new Cost(10, 0, 20, 120, 240);
        assertThat(new Constraints(none, OptionalLong.of(19), none).broken(cost))
                .contains("multiplyAdds is at most 19, not 20");
        assertThat(new Constraints(none, none, OptionalLong.of(119)).broken(cost))
                .contains("activationBytes is at most 119, not 120");
        assertThat(Constraints.NONE.broken(cost)).isEmpty();
        assertThatThrownBy(() -> new Constraints(OptionalLong.of(0), none, none))
                .hasMessage("parameters is at least 1, not 0");
    }
}
