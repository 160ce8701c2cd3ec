package io.cellwright.worker.training;

import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.searchspace.trial.Schedule;
import java.util.List;

/// What the steps of a training have by their place in it: the learning rate, and the share of the
/// training that is done before each.
///
/// @param first the learning rate after the warm-up
/// @param schedule how the learning rate goes on
/// @param warmUp steps over which the learning rate grows linearly to `first`, which the last of
///   them has
/// @param stepsPerEpoch steps in each epoch
/// @param steps of the whole training
record Timetable(double first, Schedule schedule, long warmUp, int stepsPerEpoch, long steps) {

    Timetable {
        if (steps < 1 || stepsPerEpoch < 1) {
            throw new IllegalArgumentException(
                    "a training has at least one step in all and in each epoch, not %d and %d"
                            .formatted(steps, stepsPerEpoch));
        }
    }

    static Timetable of(Recipe recipe, int stepsPerEpoch) {
        return of(recipe, stepsPerEpoch, (long) recipe.epochs() * stepsPerEpoch);
    }

    /// For so many steps instead of the recipe's epochs.
    static Timetable of(Recipe recipe, int stepsPerEpoch, long steps) {
        return new Timetable(
                recipe.learningRate(),
                recipe.schedule(),
                Math.round(recipe.warmUpEpochs() * stepsPerEpoch),
                stepsPerEpoch,
                steps);
    }

    /// The steps of one epoch.
    ///
    /// @param epoch counted from 1
    /// @param validationLosses after each of the epochs before it. A plateau depends on nothing
    ///   else, so that a training which goes on after an interruption has the same rates.
    Epoch epoch(int epoch, List<Double> validationLosses) {
        return new Epoch(this, epoch, factor(epoch, validationLosses));
    }

    /// One epoch's steps, counted from 0.
    ///
    /// @param factor of the learning rate throughout the epoch
    record Epoch(Timetable timetable, int epoch, double factor) {

        float rate(int step) {
            return timetable.rate(inTraining(step), factor);
        }

        /// The step's place in the whole training, counted from 1.
        float number(int step) {
            return inTraining(step) + 1;
        }

        /// At least 0 and below 1, but for steps beyond the end.
        float progress(int step) {
            return (float) ((double) inTraining(step) / timetable.steps());
        }

        private long inTraining(int step) {
            return (epoch - 1L) * timetable.stepsPerEpoch() + step;
        }
    }

    private float rate(long step, double factor) {
        if (step < warmUp) {
            return (float) (first * (step + 1) / warmUp);
        }
        return switch (schedule) {
            case Schedule.Constant _, Schedule.Step _, Schedule.Plateau _ ->
                    (float) (first * factor);
            case Schedule.Cosine cosine -> cosine(cosine, step - warmUp);
        };
    }

    private double factor(int epoch, List<Double> validationLosses) {
        return switch (schedule) {
            case Schedule.Constant _, Schedule.Cosine _ -> 1;
            case Schedule.Step(double factor, List<Integer> epochs) ->
                    StrictMath.pow(
                            factor,
                            Math.toIntExact(
                                    epochs.stream().filter(passed -> passed < epoch).count()));
            case Schedule.Plateau plateau -> plateau(plateau, validationLosses);
        };
    }

    private static double plateau(Schedule.Plateau plateau, List<Double> validationLosses) {
        double factor = 1;
        double best = Double.POSITIVE_INFINITY;
        int waited = 0;
        for (double loss : validationLosses) {
            waited = loss < best ? 0 : waited + 1;
            best = Math.min(best, loss);
            if (waited == plateau.patience()) {
                factor *= plateau.factor();
                waited = 0;
            }
        }
        return factor;
    }

    /// Cycles begin at whole steps.
    private float cosine(Schedule.Cosine cosine, long step) {
        long all = Math.max(1, steps - warmUp);
        long start = 0;
        long end = all;
        for (int cycle = 1; cycle < cosine.cycles(); cycle++) {
            long next = Math.round(all * share(cosine, cycle));
            if (step < next) {
                end = next;
                break;
            }
            start = next;
        }
        double turn = StrictMath.PI * (step - start) / (end - start);
        return (float) (first * (1 + StrictMath.cos(turn)) / 2);
    }

    /// The share of the training that the first cycles take: a sum of a geometric series by that of
    /// all.
    private static double share(Schedule.Cosine cosine, int cycles) {
        double growth = cosine.growth();
        return growth == 1
                ? (double) cycles / cosine.cycles()
                : (StrictMath.pow(growth, cycles) - 1)
                        / (StrictMath.pow(growth, cosine.cycles()) - 1);
    }
}
