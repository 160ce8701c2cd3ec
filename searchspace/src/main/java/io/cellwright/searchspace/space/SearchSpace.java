package io.cellwright.searchspace.space;

import io.cellwright.searchspace.cell.Architecture;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// A set of architectures, described by the decisions that pick one of them. A strategy needs to
/// know no more than the decisions: it proposes one option number for each, and every such list of
/// choices is an architecture.
public interface SearchSpace {

    /// The most lists of choices that [#enumerate()] goes through.
    long MAXIMUM_ENUMERATED = 1_000_000;

    /// How often something is drawn again that breaks a constraint.
    int MAXIMUM_DRAWS = 1_000;

    /// What the space is called.
    Description description();

    /// The name that requests use.
    default String name() {
        return description().name();
    }

    /// The decisions, in the order in which they are made. Always the same list.
    List<Decision> decisions();

    /// The architecture that these option numbers pick. Throws [IllegalArgumentException] that
    /// names the decision where a number is out of range or the list has another length.
    Architecture decode(List<Integer> choices);

    /// The option numbers that pick this architecture. Throws [IllegalArgumentException] where it
    /// is not in the space.
    List<Integer> encode(Architecture architecture);

    /// Which constraint this architecture breaks, with its rule; nothing where it keeps them all.
    default Optional<String> misfit(Architecture architecture) {
        return Optional.empty();
    }

    /// The first of these choices, drawn one after another, that keeps the constraints. Throws
    /// [NothingFitsException] where none of [#MAXIMUM_DRAWS] does.
    default List<Integer> fitting(Supplier<List<Integer>> draws) {
        return draws.get();
    }

    /// The number of lists of choices.
    default Size size() {
        BigInteger number =
                decisions().stream()
                        .map(decision -> BigInteger.valueOf(decision.options().size()))
                        .reduce(BigInteger.ONE, BigInteger::multiply);
        return new Size(number, true);
    }

    /// Choices drawn uniformly.
    default List<Integer> sample(RandomGenerator random) {
        return decisions().stream()
                .map(decision -> random.nextInt(decision.options().size()))
                .toList();
    }

    /// The same choices but for one, drawn uniformly, which has another option.
    default List<Integer> mutate(List<Integer> choices, RandomGenerator random) {
        int[] free =
                IntStream.range(0, decisions().size())
                        .filter(position -> decisions().get(position).options().size() > 1)
                        .toArray();
        if (free.length == 0) {
            throw new IllegalArgumentException(
                    "space %s has one architecture, which cannot be changed".formatted(name()));
        }
        int position = free[random.nextInt(free.length)];
        int drawn = random.nextInt(decisions().get(position).options().size() - 1);
        List<Integer> mutated = new ArrayList<>(choices);
        mutated.set(position, drawn < choices.get(position) ? drawn : drawn + 1);
        return List.copyOf(mutated);
    }

    /// For each decision, the choice of one of two parents, each as likely.
    default List<Integer> crossOver(
            List<Integer> first, List<Integer> second, RandomGenerator random) {
        return IntStream.range(0, decisions().size())
                .mapToObj(position -> (random.nextBoolean() ? first : second).get(position))
                .toList();
    }

    /// All lists of choices, made one by one; the last decision changes fastest. Those that break a
    /// constraint are among them. Throws [IllegalArgumentException] where there are more than
    /// [#MAXIMUM_ENUMERATED].
    default Stream<List<Integer>> enumerate() {
        Size size = size();
        if (size.number().compareTo(BigInteger.valueOf(MAXIMUM_ENUMERATED)) > 0) {
            throw new IllegalArgumentException(
                    "space %s has %s architectures, and at most %,d are enumerated"
                            .formatted(name(), size.text(), MAXIMUM_ENUMERATED));
        }
        return LongStream.range(0, size.number().longValueExact()).mapToObj(this::numbered);
    }

    private List<Integer> numbered(long number) {
        Integer[] choices = new Integer[decisions().size()];
        long rest = number;
        for (int position = choices.length - 1; position >= 0; position--) {
            int options = decisions().get(position).options().size();
            choices[position] = (int) (rest % options);
            rest /= options;
        }
        return List.of(choices);
    }
}
