package io.cellwright.controller.search.strategy;

import io.cellwright.controller.search.objective.ParetoFront;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How good a member of a population is among the others. Source: the crowded comparison of Deb,
/// Pratap, Agarwal and Meyarivan, "A Fast and Elitist Multiobjective Genetic Algorithm: NSGA-II",
/// 2002.
///
/// @param rank 0 for the Pareto front, 1 for the front of the rest, and so on
/// @param crowding the distance between the neighbours of its front, summed over the objectives, in
///   parts of the front's extent: up to one each, infinite at the ends of the front
record EvolutionStanding(int rank, double crowding) implements Comparable<EvolutionStanding> {

    private static final Comparator<EvolutionStanding> BETTER =
            Comparator.comparingInt(EvolutionStanding::rank)
                    .thenComparing(EvolutionStanding::crowding, Comparator.reverseOrder());

    /// The standing of every point, of whose objectives larger values are better.
    static List<EvolutionStanding> of(List<List<Double>> points) {
        List<Integer> ranks = ParetoFront.ranks(points);
        EvolutionStanding[] standings = new EvolutionStanding[points.size()];
        int worst = ranks.stream().mapToInt(Integer::intValue).max().orElse(-1);
        for (int rank = 0; rank <= worst; rank++) {
            int current = rank;
            List<Integer> front =
                    IntStream.range(0, points.size())
                            .filter(index -> ranks.get(index) == current)
                            .boxed()
                            .toList();
            double[] crowding = crowding(front.stream().map(points::get).toList());
            for (int position = 0; position < crowding.length; position++) {
                standings[front.get(position)] = new EvolutionStanding(rank, crowding[position]);
            }
        }
        return Arrays.asList(standings);
    }

    /// The crowding distance of every point of a front.
    private static double[] crowding(List<List<Double>> front) {
        double[] crowding = new double[front.size()];
        for (int objective = 0; objective < front.getFirst().size(); objective++) {
            int each = objective;
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, front.size()).boxed().toList());
            order.sort(Comparator.comparingDouble(index -> front.get(index).get(each)));
            int last = order.size() - 1;
            double least = front.get(order.getFirst()).get(each);
            double extent = front.get(order.get(last)).get(each) - least;
            crowding[order.getFirst()] = Double.POSITIVE_INFINITY;
            crowding[order.get(last)] = Double.POSITIVE_INFINITY;
            for (int position = 1; position < last && extent > 0; position++) {
                double gap =
                        front.get(order.get(position + 1)).get(each)
                                - front.get(order.get(position - 1)).get(each);
                crowding[order.get(position)] += gap / extent;
            }
        }
        return crowding;
    }

    /// The better one is the smaller.
    @Override
    public int compareTo(EvolutionStanding other) {
        return BETTER.compare(this, other);
    }
}
