package io.cellwright.controller.search;

import java.util.List;
import java.util.stream.IntStream;

/// The same search with several seeds, which is how much of what it finds is chance.
///
/// An evaluation has the seed of its search, so that each repeat trains anew what it tries, also
/// where another has tried the same network.
public final class Repeats {

    /// The most that one request may ask for.
    public static final int MAXIMUM = 100;

    private static final String NAME = "%s (seed %d)";

    private Repeats() {}

    /// So many searches whose seeds follow each other, each with its seed in its name. Throws
    /// [InvalidSpecificationException] that names the field.
    public static List<SearchSpecification> of(SearchSpecification first, int count) {
        if (count < 1 || count > MAXIMUM) {
            throw new InvalidSpecificationException(
                    "repeats", "repeats is 1 to %d, not %d".formatted(MAXIMUM, count));
        }
        return IntStream.range(0, count).mapToObj(repeat -> repeat(first, repeat)).toList();
    }

    /// What all repeats of a search are called: the name without the seed.
    public static String commonName(SearchSpecification repeat) {
        String seed = NAME.formatted("", repeat.seed());
        return repeat.name().endsWith(seed)
                ? repeat.name().substring(0, repeat.name().length() - seed.length())
                : repeat.name();
    }

    private static SearchSpecification repeat(SearchSpecification first, int repeat) {
        long seed = first.seed() + repeat;
        try {
            return first.with(NAME.formatted(first.name(), seed), seed);
        } catch (IllegalArgumentException e) {
            String rule = String.valueOf(e.getMessage());
            throw new InvalidSpecificationException(
                    rule.startsWith("seed") ? "seed" : "name", rule);
        }
    }
}
