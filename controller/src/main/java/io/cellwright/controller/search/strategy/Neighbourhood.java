package io.cellwright.controller.search.strategy;

import io.cellwright.searchspace.space.SearchSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// The choices that differ from a centre's in one decision, in random order.
///
/// What is known or breaks a constraint is found out when it is looked at: a cell of NASNet has
/// hundreds of neighbours, of which a climb looks at few.
final class Neighbourhood {

    private final SearchSpace space;
    private final KnownArchitectures known;
    private final List<List<Integer>> neighbours;

    /// Those that turned out to be no candidates, now and for ever.
    private final Set<Integer> closed = new HashSet<>();

    Neighbourhood(
            SearchSpace space,
            KnownArchitectures known,
            List<Integer> centre,
            RandomGenerator random) {
        this.space = space;
        this.known = known;
        this.neighbours = shuffled(around(space, centre), random);
    }

    int size() {
        return neighbours.size();
    }

    /// The candidate at this position of the endless round of all neighbours; where it is none, one
    /// at a random position; nothing where none is left.
    Optional<List<Integer>> at(long position, RandomGenerator random) {
        if (neighbours.isEmpty()) {
            return Optional.empty();
        }
        int index = Math.floorMod(position, neighbours.size());
        return isOpen(index)
                ? Optional.of(neighbours.get(index))
                : from(random.nextInt(neighbours.size()));
    }

    boolean isExhausted() {
        return from(0).isEmpty();
    }

    private Optional<List<Integer>> from(int position) {
        return IntStream.range(position, position + neighbours.size())
                .map(index -> index % neighbours.size())
                .filter(this::isOpen)
                .mapToObj(neighbours::get)
                .findFirst();
    }

    private boolean isOpen(int index) {
        List<Integer> neighbour = neighbours.get(index);
        if (closed.contains(index)) {
            return false;
        }
        boolean isOpen =
                !known.contains(neighbour) && space.misfit(space.decode(neighbour)).isEmpty();
        if (!isOpen) {
            closed.add(index);
        }
        return isOpen;
    }

    private static List<List<Integer>> around(SearchSpace space, List<Integer> centre) {
        List<List<Integer>> around = new ArrayList<>();
        for (int position = 0; position < centre.size(); position++) {
            int options = space.decisions().get(position).options().size();
            for (int option = 0; option < options; option++) {
                if (option != centre.get(position)) {
                    List<Integer> neighbour = new ArrayList<>(centre);
                    neighbour.set(position, option);
                    around.add(List.copyOf(neighbour));
                }
            }
        }
        return around;
    }

    private static <T> List<T> shuffled(List<T> all, RandomGenerator random) {
        List<T> shuffled = new ArrayList<>(all);
        for (int last = shuffled.size() - 1; last > 0; last--) {
            int drawn = random.nextInt(last + 1);
            T moved = shuffled.get(drawn);
            shuffled.set(drawn, shuffled.get(last));
            shuffled.set(last, moved);
        }
        return shuffled;
    }
}
