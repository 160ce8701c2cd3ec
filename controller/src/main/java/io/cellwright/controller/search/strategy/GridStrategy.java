package io.cellwright.controller.search.strategy;

import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.space.Size;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Goes through a small space in its own order, each architecture once: those that compute the same
/// are one, and those that break a constraint are none. After the last one it begins again, which
/// costs nothing, since all outcomes are known. Chance and outcomes do not matter.
public final class GridStrategy implements Strategy {

    private final SearchSpace space;
    private final KnownArchitectures listed;

    /// What is left to look at, and what was found. Looking takes long where networks have to be
    /// built for the constraints, so it goes only as far as it has to.
    private final Iterator<List<Integer>> rest;

    private final List<List<Integer>> found = new ArrayList<>();

    /// Throws [IllegalArgumentException] where the space is too large.
    public GridStrategy(SearchSpace space) {
        requireSmall(space);
        this.space = space;
        this.listed = new KnownArchitectures(space);
        this.rest = space.enumerate().iterator();
    }

    /// Throws [IllegalArgumentException] where the space is too large.
    static void requireSmall(SearchSpace space) {
        Size size = space.size();
        if (size.number().compareTo(BigInteger.valueOf(SearchSpace.MAXIMUM_ENUMERATED)) > 0) {
            throw new IllegalArgumentException(
                    "grid is for spaces of at most %,d architectures, and %s has %s"
                            .formatted(SearchSpace.MAXIMUM_ENUMERATED, space.name(), size.text()));
        }
    }

    @Override
    public List<Integer> suggest(long number) {
        while (found.size() <= number && rest.hasNext()) {
            List<Integer> choices = rest.next();
            if (space.misfit(space.decode(choices)).isEmpty() && listed.add(choices)) {
                found.add(choices);
            }
        }
        if (found.isEmpty()) {
            throw new IllegalStateException(
                    "no architecture of space %s keeps its constraints".formatted(space.name()));
        }
        return found.get((int) (number % found.size()));
    }

    /// Does nothing.
    @Override
    public void observe(Observation observation) {}
}
