package io.cellwright.controller.search.objective;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How much of the space of objectives a set of points dominates: the size of the union of the
/// boxes between each point and a reference point. Larger values are better.
///
/// Exact for any number of objectives. A point's part is its own box without what the points behind
/// it dominate of that box. Source: While, Bradstreet and Barone, "A Fast Way of Calculating Exact
/// Hypervolumes" (WFG), 2012.
public final class Hypervolume {

    private Hypervolume() {}

    /// The hypervolume, in the product of the objectives' units. Points that are not better than
    /// the reference in every objective add nothing. Throws [IllegalArgumentException] where a
    /// point and the reference have different numbers of objectives.
    public static double of(List<List<Double>> points, List<Double> reference) {
        List<double[]> boxes = new ArrayList<>();
        for (List<Double> point : points) {
            if (point.size() != reference.size()) {
                throw new IllegalArgumentException(
                        "a point of %d objectives has no hypervolume from a reference of %d"
                                .formatted(point.size(), reference.size()));
            }
            double[] sides =
                    IntStream.range(0, point.size())
                            .mapToDouble(side -> point.get(side) - reference.get(side))
                            .toArray();
            if (IntStream.range(0, sides.length).allMatch(side -> sides[side] > 0)) {
                boxes.add(sides);
            }
        }
        return union(boxes);
    }

    /// The size of the union of boxes that have one corner in common.
    private static double union(List<double[]> boxes) {
        List<double[]> front = undominated(boxes);
        // By rising first side: what later boxes cover of one then has its whole first side, so
        // most
        // of these parts lie in others.
        front.sort(Comparator.comparingDouble(sides -> sides[0]));
        double sum = 0;
        for (int index = 0; index < front.size(); index++) {
            double[] box = front.get(index);
            List<double[]> covered =
                    front.subList(index + 1, front.size()).stream()
                            .map(later -> intersection(box, later))
                            .toList();
            sum += size(box) - union(covered);
        }
        return sum;
    }

    /// One of equal boxes is kept.
    private static List<double[]> undominated(List<double[]> boxes) {
        List<double[]> front = new ArrayList<>();
        for (double[] box : boxes) {
            if (front.stream().noneMatch(other -> contains(other, box))) {
                front.removeIf(other -> contains(box, other));
                front.add(box);
            }
        }
        return front;
    }

    private static boolean contains(double[] outer, double[] inner) {
        return IntStream.range(0, outer.length).allMatch(side -> outer[side] >= inner[side]);
    }

    private static double[] intersection(double[] first, double[] second) {
        return IntStream.range(0, first.length)
                .mapToDouble(side -> Math.min(first[side], second[side]))
                .toArray();
    }

    private static double size(double[] box) {
        double product = 1;
        for (double side : box) {
            product *= side;
        }
        return product;
    }
}
