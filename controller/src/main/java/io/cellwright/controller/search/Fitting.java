package io.cellwright.controller.search;

import io.cellwright.controller.search.strategy.policy.Chance;
import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.space.Constraints;
import io.cellwright.searchspace.space.NothingFitsException;
import io.cellwright.searchspace.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;

/// Finds out before a search is launched whether its space has architectures that keep the limits.
final class Fitting {

    private static final String LIMITS = "objective.limits";

    /// How often choices are drawn anew where none of [SearchSpace#MAXIMUM_DRAWS] fits.
    private static final int RETRIES = 10;

    private Fitting() {}

    /// Throws [InvalidSpecificationException] where none of many architectures that are drawn keeps
    /// the space's constraints and the limits. It says which, and the least that was drawn.
    static void require(SearchSpecification specification) {
        SearchSpace unlimited = specification.openSpace(Constraints.NONE);
        RandomGenerator random = Chance.stream(specification.seed(), 0);
        try {
            unlimited.sample(random);
        } catch (NothingFitsException e) {
            throw new InvalidSpecificationException("space", String.valueOf(e.getMessage()));
        }
        try {
            certain(specification.openSpace(), specification.seed());
        } catch (NothingFitsException _) {
            throw new InvalidSpecificationException(LIMITS, complaint(specification, unlimited));
        }
    }

    /// Choices that fit, which [#require] has found. They are the same each time.
    static List<Integer> certain(SearchSpace space, long seed) {
        return space.sample(Chance.stream(seed, 0));
    }

    /// Choices that fit, drawn for the suggestion with this number. Where hardly anything does,
    /// they may be those that are certain.
    static List<Integer> drawn(SearchSpace space, long seed, long number) {
        for (long retry = 0; retry < RETRIES; retry++) {
            try {
                return space.sample(Chance.stream(seed, Long.MIN_VALUE + number * RETRIES + retry));
            } catch (NothingFitsException _) {
                // The next stream may have more luck.
            }
        }
        return certain(space, seed);
    }

    private static String complaint(SearchSpecification specification, SearchSpace unlimited) {
        List<Cost> costs = costs(specification, unlimited);
        Constraints limits = specification.objective().limits().orElse(Constraints.NONE);
        List<Limit> all =
                List.of(
                        Limit.of("parameters", limits.parameters(), Cost::parameters, costs),
                        Limit.of("multiplyAdds", limits.multiplyAdds(), Cost::multiplyAdds, costs),
                        Limit.of(
                                "activationBytes",
                                limits.activationBytes(),
                                Cost::activationBytes,
                                costs));
        List<Limit> set = all.stream().filter(limit -> limit.most().isPresent()).toList();
        List<Limit> unmet = set.stream().filter(Limit::isUnmet).toList();
        String which = unmet.isEmpty() ? "all limits at once" : "these limits";
        List<String> rules = (unmet.isEmpty() ? set : unmet).stream().map(Limit::text).toList();
        return "none of %,d architectures drawn from space %s keeps %s: %s"
                .formatted(
                        SearchSpace.MAXIMUM_DRAWS,
                        specification.space().name(),
                        which,
                        String.join("; ", rules));
    }

    private static List<Cost> costs(SearchSpecification specification, SearchSpace unlimited) {
        RandomGenerator random = Chance.stream(specification.seed(), 0);
        List<Cost> costs = new ArrayList<>();
        try {
            while (costs.size() < SearchSpace.MAXIMUM_DRAWS) {
                List<Integer> choices = unlimited.sample(random);
                costs.add(Cost.of(specification.graph(unlimited.decode(choices))));
            }
        } catch (NothingFitsException _) {
            // The space's own constraints are so narrow that fewer have to do.
        }
        return costs;
    }

    /// A limit, and the least of what it limits.
    private record Limit(String name, OptionalLong most, long least) {

        static Limit of(
                String name, OptionalLong most, ToLongFunction<Cost> value, List<Cost> costs) {
            return new Limit(
                    name, most, costs.stream().mapToLong(value).min().orElse(Long.MAX_VALUE));
        }

        boolean isUnmet() {
            return least > most.orElse(Long.MAX_VALUE);
        }

        String text() {
            return "%s is at most %,d, the smallest has %,d"
                    .formatted(name, most.orElse(Long.MAX_VALUE), least);
        }
    }
}
