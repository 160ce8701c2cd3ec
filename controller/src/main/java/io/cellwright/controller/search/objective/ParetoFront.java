package io.cellwright.controller.search.objective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// What is best where several objectives count: points of which none is better in one objective
/// without being worse in another. Larger values are better.
public final class ParetoFront {

    private ParetoFront() {}

    /// Whether the first point is at least as good in every objective, and better in one. Throws
    /// [IllegalArgumentException] where they have different numbers of objectives.
    public static boolean dominates(List<Double> first, List<Double> second) {
        if (first.size() != second.size()) {
            throw new IllegalArgumentException(
                    "points of %d and of %d objectives cannot be compared"
                            .formatted(first.size(), second.size()));
        }
        boolean isBetter = false;
        for (int objective = 0; objective < first.size(); objective++) {
            double difference = first.get(objective) - second.get(objective);
            if (difference < 0) {
                return false;
            }
            isBetter |= difference > 0;
        }
        return isBetter;
    }

    /// Those that no other dominates, in their order; equal ones are all there.
    ///
    /// @param objectives the values of one, of which larger are better
    public static <T> List<T> of(List<T> all, Function<T, List<Double>> objectives) {
        List<List<Double>> points = all.stream().map(objectives).toList();
        List<T> front = new ArrayList<>();
        for (int index = 0; index < all.size(); index++) {
            List<Double> point = points.get(index);
            if (points.stream().noneMatch(other -> dominates(other, point))) {
                front.add(all.get(index));
            }
        }
        return List.copyOf(front);
    }

    /// The rank of every point: 0 for those of the front, 1 for the front of the rest, and so on.
    /// Source: the non-dominated sorting of Deb, Pratap, Agarwal and Meyarivan, "A Fast and Elitist
    /// Multiobjective Genetic Algorithm: NSGA-II", 2002.
    public static List<Integer> ranks(List<List<Double>> points) {
        int[] dominating = new int[points.size()];
        List<List<Integer>> dominated = new ArrayList<>();
        for (int first = 0; first < points.size(); first++) {
            List<Integer> worse = new ArrayList<>();
            for (int second = 0; second < points.size(); second++) {
                if (dominates(points.get(first), points.get(second))) {
                    worse.add(second);
                    dominating[second]++;
                }
            }
            dominated.add(worse);
        }
        Integer[] ranks = new Integer[points.size()];
        List<Integer> front = new ArrayList<>();
        for (int index = 0; index < ranks.length; index++) {
            if (dominating[index] == 0) {
                front.add(index);
            }
        }
        for (int rank = 0; !front.isEmpty(); rank++) {
            List<Integer> next = new ArrayList<>();
            for (int index : front) {
                ranks[index] = rank;
                for (int worse : dominated.get(index)) {
                    dominating[worse]--;
                    if (dominating[worse] == 0) {
                        next.add(worse);
                    }
                }
            }
            front = next;
        }
        return Arrays.asList(ranks);
    }
}
