package io.cellwright.searchspace.space;

import io.cellwright.searchspace.cell.Architecture;
import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;

/// A set of architectures, described by the decisions that pick one of them. A strategy needs to
/// know no more than the decisions: it proposes one option number for each.
public interface SearchSpace {

    /// The name that requests use.
    String name();

    /// The decisions, in the order in which they are made. Always the same list.
    List<Decision> decisions();

    /// The architecture that these option numbers pick. Throws [IllegalArgumentException] that
    /// names the decision where a number is out of range or the list has another length.
    Architecture decode(List<Integer> choices);

    /// The option numbers that pick this architecture. Throws [IllegalArgumentException] where it
    /// is not in the space.
    List<Integer> encode(Architecture architecture);

    /// The number of lists of choices. Isomorphic architectures count apart.
    default BigInteger size() {
        return decisions().stream()
                .map(decision -> BigInteger.valueOf(decision.options().size()))
                .reduce(BigInteger.ONE, BigInteger::multiply);
    }

    /// Choices drawn uniformly.
    default List<Integer> sample(RandomGenerator random) {
        return decisions().stream()
                .map(decision -> random.nextInt(decision.options().size()))
                .toList();
    }
}
