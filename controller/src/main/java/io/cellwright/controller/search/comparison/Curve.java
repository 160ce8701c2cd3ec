package io.cellwright.controller.search.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// How the best validation accuracy of repeats rose.
public final class Curve {

    /// More than a screen can show.
    private static final int MOST_POINTS = 200;

    private static final double SECONDS_PER_HOUR = 3_600;

    private Curve() {}

    /// What the repeats had found at a place of the axis.
    ///
    /// @param x the number of candidates, or the hours of training
    /// @param best of all repeats
    public record Point(double x, Spread best) {}

    /// By candidates: as far as every repeat has come. One that has ended keeps what it found.
    static List<Point> byTrials(List<Run> runs) {
        int longest = runs.stream().mapToInt(run -> run.steps().size()).max().orElse(0);
        int last =
                runs.stream()
                        .filter(run -> !run.ended())
                        .mapToInt(run -> run.steps().size())
                        .min()
                        .orElse(longest);
        int points = Math.min(last, MOST_POINTS);
        List<Point> curve = new ArrayList<>();
        for (int point = 1; point <= points; point++) {
            int candidates = Math.toIntExact((long) point * last / points);
            add(curve, runs, candidates, (run, _) -> run.bestAfter(candidates));
        }
        return curve;
    }

    /// By hours of training, likewise.
    static List<Point> byDeviceHours(List<Run> runs) {
        double longest = runs.stream().mapToDouble(Run::seconds).max().orElse(0);
        double last =
                runs.stream()
                        .filter(run -> !run.ended())
                        .mapToDouble(Run::seconds)
                        .min()
                        .orElse(longest);
        List<Point> curve = new ArrayList<>();
        for (int point = 1; point <= MOST_POINTS; point++) {
            double hours = point * last / MOST_POINTS / SECONDS_PER_HOUR;
            add(curve, runs, hours, (run, at) -> run.bestAfter(at * SECONDS_PER_HOUR));
        }
        return last > 0 ? curve : List.of();
    }

    /// A mean is only comparable with the one before it where it is of the same repeats: so there
    /// is none before all have found something.
    private static void add(
            List<Point> curve,
            List<Run> runs,
            double x,
            BiFunction<Run, Double, Optional<Run.Step>> best) {
        List<Double> values =
                runs.stream()
                        .flatMap(run -> best.apply(run, x).map(Run::accuracy).stream())
                        .toList();
        if (values.size() == runs.size()) {
            Spread.of(values).ifPresent(spread -> curve.add(new Point(x, spread)));
        }
    }
}
