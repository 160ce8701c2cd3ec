package io.cellwright.searchspace.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.searchspace.cell.Architecture;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every space that has a name.
class SpacesTest {

    static Stream<SearchSpace> spaces() {
        return Spaces.all().stream().map(NamedSpace::open);
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void choicesSurviveTheWayToAnArchitectureAndBack(SearchSpace space) {
        Random random = new Random(5);
        for (int round = 0; round < 500; round++) {
            List<Integer> choices = space.sample(random);
            assertThat(space.encode(space.decode(choices))).isEqualTo(choices);
        }
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void aMutationChangesExactlyOneDecisionToAnotherOfItsOptions(SearchSpace space) {
        Random random = new Random(6);
        for (int round = 0; round < 500; round++) {
            List<Integer> choices = space.sample(random);
            List<Integer> mutated = space.mutate(choices, random);
            assertThat(
                            IntStream.range(0, choices.size())
                                    .filter(position ->
                                            !choices.get(position).equals(mutated.get(position))))
                    .hasSize(1);
            assertThat(space.encode(space.decode(mutated))).isEqualTo(mutated);
        }
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void aChildHasEveryChoiceFromOneOfItsParents(SearchSpace space) {
        Random random = new Random(7);
        Set<List<Integer>> children = new HashSet<>();
        List<Integer> first = space.sample(random);
        List<Integer> second = space.sample(random);
        for (int round = 0; round < 100; round++) {
            List<Integer> child = space.crossOver(first, second, random);
            for (int position = 0; position < child.size(); position++) {
                assertThat(child.get(position)).isIn(first.get(position), second.get(position));
            }
            assertThat(space.encode(space.decode(child))).isEqualTo(child);
            children.add(child);
        }
        assertThat(children).hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void aSeedDrawsTheSameChoicesAgain(SearchSpace space) {
        Random one = new Random(8);
        Random other = new Random(8);
        for (int round = 0; round < 20; round++) {
            List<Integer> drawn = space.sample(one);
            assertThat(space.sample(other)).isEqualTo(drawn);
            assertThat(space.mutate(drawn, other)).isEqualTo(space.mutate(drawn, one));
            assertThat(space.crossOver(drawn, drawn.reversed().reversed(), other))
                    .isEqualTo(space.crossOver(drawn, drawn, one));
        }
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void everyOptionIsSampled(SearchSpace space) {
        Random random = new Random(9);
        List<List<Integer>> samples =
                Stream.generate(() -> space.sample(random)).limit(1_000).toList();
        for (int position = 0; position < space.decisions().size(); position++) {
            int decision = position;
            assertThat(samples.stream().map(choices -> choices.get(decision)).distinct())
                    .hasSize(space.decisions().get(position).options().size());
        }
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void theCanonicalFormHasTheSameHashAndIsItsOwn(SearchSpace space) {
        Random random = new Random(10);
        for (int round = 0; round < 200; round++) {
            Architecture architecture = space.decode(space.sample(random));
            Architecture canonical = architecture.canonical();
            assertThat(canonical.hash()).isEqualTo(architecture.hash());
            assertThat(canonical.canonical()).isEqualTo(canonical);
        }
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void theDecisionsAreMadeOnce(SearchSpace space) {
        assertThat(space.decisions()).isSameAs(space.decisions());
        assertThat(space.decisions()).extracting(Decision::name).doesNotHaveDuplicates();
    }

    @Test
    void theSizesAreTheNumbersCountedByHand() {
        // Two cells, each with one block of two branches: 2 states and 7 operations a branch.
        assertThat(size("nasnet-small", Map.of("blocks", 1)))
                .isEqualTo(BigInteger.valueOf(14).pow(4));
        assertThat(size("nasnet-small", Map.of("blocks", 2)))
                .isEqualTo(BigInteger.valueOf(14).pow(4).multiply(BigInteger.valueOf(21).pow(4)));
        // Five operations on six edges.
        assertThat(size("nasbench201", Map.of())).isEqualTo(15_625);
        // ENAS: 5 operations, 2 to 6 states, two branches, two cells.
        assertThat(size("enas", Map.of()))
                .isEqualTo(
                        BigInteger.valueOf(2 * 3 * 4 * 5 * 6)
                                .multiply(BigInteger.valueOf(5).pow(5))
                                .pow(4));
        // DARTS: 7 operations on both edges of four nodes, 1, 3, 6 and 10 pairs of states, two
        // cells.
        assertThat(size("darts", Map.of()))
                .isEqualTo(
                        BigInteger.valueOf(1 * 3 * 6 * 10)
                                .multiply(BigInteger.valueOf(7).pow(8))
                                .pow(2));
        // NASNet: 13 operations, 2 to 6 states, two branches and two combinations, two cells.
        assertThat(size("nasnet", Map.of()))
                .isEqualTo(
                        BigInteger.valueOf(2 * 3 * 4 * 5 * 6)
                                .multiply(BigInteger.valueOf(13).pow(5))
                                .pow(4)
                                .multiply(BigInteger.valueOf(2).pow(10)));
        // Two layers: 4 heights, 4 widths, 4 numbers of filters, 3 strides, one anchor.
        assertThat(size("macro", Map.of("layers", 2))).isEqualTo(192 * 192 * 2);
        assertThat(size("macro", Map.of("layers", 2, "largestStride", 1))).isEqualTo(64 * 64 * 2);
    }

    private static BigInteger size(String space, Map<String, Integer> sizes) {
        Size size = Spaces.named(space).open(sizes).size();
        assertThat(size.exact()).isTrue();
        return size.number();
    }

    @Test
    void aSmallSpaceIsEnumeratedWithoutRepetition() {
        SearchSpace space = Spaces.named("nasbench201").open();
        assertThat(space.enumerate().map(space::decode).distinct()).hasSize(15_625);
        assertThat(space.enumerate().limit(2))
                .containsExactly(List.of(0, 0, 0, 0, 0, 0), List.of(0, 0, 0, 0, 0, 1));
    }

    @Test
    void aLargeSpaceIsNotEnumerated() {
        assertThatThrownBy(() -> Spaces.named("macro").open(Map.of("layers", 3)).enumerate())
                .hasMessage(
                        "space macro has 56,623,104 architectures, and at most 1,000,000 are"
                                + " enumerated");
    }

    @Test
    void anUnknownSpaceOrSizeIsNamedWithWhatWasProbablyMeant() {
        assertThatThrownBy(() -> Spaces.named("nasnett"))
                .hasMessage("no space is named \"nasnett\"; did you mean nasnet?");
        assertThatThrownBy(() -> Spaces.named("pyramids")).hasMessageContaining("there are docu");
        assertThatThrownBy(() -> Spaces.named("macro").open(Map.of("layer", 3)))
                .hasMessage("no size of space macro is named \"layer\"; did you mean layers?");
        assertThatThrownBy(() -> Spaces.named("macro").open(Map.of("layers", 41)))
                .hasMessage("layers is 1 to 40, not 41");
        assertThatThrownBy(() -> Spaces.named("nasbench201").open(Map.of("blocks", 4)))
                .hasMessage("no size of space nasbench201 is named \"blocks\"; there is none");
    }

    @Test
    void aSizeIsWrittenForPeople() {
        assertThat(new Size(BigInteger.valueOf(15_625), true).text()).isEqualTo("15,625");
        assertThat(
                        new Size(BigInteger.TEN.pow(18).multiply(BigInteger.valueOf(9_999)), true)
                                .text())
                .isEqualTo("1.00e22");
        assertThat(new Size(BigInteger.valueOf(10_377_092_180L), false).text())
                .isEqualTo("at most 1.04e10");
    }
}
