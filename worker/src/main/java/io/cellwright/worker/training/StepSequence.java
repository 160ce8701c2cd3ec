package io.cellwright.worker.training;

import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.worker.engine.Steps;
import java.util.ArrayList;
import java.util.List;

/// Hands out a number of steps, over as many epochs as that takes.
final class StepSequence {

    private final Recipe recipe;
    private final int examples;
    private final Shape image;
    private final long seed;
    private final Timetable timetable;
    private int epoch = 1;
    private EpochPlan plan;
    private int nextInEpoch;

    StepSequence(Recipe recipe, int examples, Shape image, long seed, int steps) {
        this.recipe = recipe;
        this.examples = examples;
        this.image = image;
        this.seed = seed;
        this.timetable = Timetable.of(recipe, recipe.stepsPerEpoch(examples), steps);
        this.plan = new EpochPlan(recipe, examples, image, seed, epoch);
    }

    /// The next steps, in parts that do not cross the end of an epoch.
    List<Steps> take(int count) {
        int perEpoch = recipe.stepsPerEpoch(examples);
        List<Steps> parts = new ArrayList<>();
        for (int left = count; left > 0; ) {
            if (nextInEpoch == perEpoch) {
                epoch++;
                plan = new EpochPlan(recipe, examples, image, seed, epoch);
                nextInEpoch = 0;
            }
            int end = Math.min(perEpoch, nextInEpoch + left);
            parts.add(plan.steps(nextInEpoch, end, timetable.epoch(epoch, List.of())));
            left -= end - nextInEpoch;
            nextInEpoch = end;
        }
        return parts;
    }
}
