package io.cellwright.controller.search.strategy;

import io.cellwright.controller.search.strategy.policy.Chance;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Lets a strategy that knows one reward search with several objectives: each observation gets a
/// reward of its own weighting of the objectives, drawn at random. So the strategy comes to like
/// what is good under many weightings, and its chance leads it along the front.
///
/// The weighting is the augmented Tchebycheff function of ParEGO (Knowles, "ParEGO: A Hybrid
/// Algorithm with On-Line Landscape Approximation for Expensive Multiobjective Optimization
/// Problems", 2006). Each objective is normalized by what was observed so far, this observation
/// included: its loss is 0 for the best value, 1 for the worst, and 0.5 as long as all are equal.
/// With weights `w` that add up to 1 the cost is `max(w * loss) + 0.05 * sum(w * loss)`, which is
/// at most 1.05, and the reward is `1 - cost / 1.05`. Where ParEGO has a lattice of weights, they
/// are drawn uniformly from all.
///
/// A failed candidate, which is one with the reward 0, gets the reward 0 and does not widen the
/// normalization.
public final class RandomScalarization implements Strategy {

    private static final double AUGMENTATION = 0.05;

    /// Far from the numbers that strategies use themselves.
    private static final long WEIGHT_STREAMS = -1L << 40;

    private final Strategy strategy;
    private final long seed;
    private long observed;
    private double[] worst = {};
    private double[] best = {};

    /// @param strategy which sees the rewards
    /// @param seed of the weights
    public RandomScalarization(Strategy strategy, long seed) {
        this.strategy = strategy;
        this.seed = seed;
    }

    @Override
    public List<Integer> suggest(long number) {
        return strategy.suggest(number);
    }

    @Override
    public void observe(Observation observation) {
        RandomGenerator random = Chance.stream(seed, WEIGHT_STREAMS - observed);
        observed++;
        strategy.observe(new Observation(observation.choices(), reward(observation, random)));
    }

    private double reward(Observation observation, RandomGenerator random) {
        if (observation.reward() == 0) {
            return 0;
        }
        double[] values =
                observation.objectives().stream().mapToDouble(Double::doubleValue).toArray();
        widen(values);
        return reward(losses(values), weights(values.length, random));
    }

    /// From 0 to 1.
    ///
    /// @param losses of each objective, from 0 for the best to 1
    /// @param weights that add up to 1
    static double reward(double[] losses, double[] weights) {
        double largest = 0;
        double sum = 0;
        for (int objective = 0; objective < losses.length; objective++) {
            double loss = weights[objective] * losses[objective];
            largest = Math.max(largest, loss);
            sum += loss;
        }
        double cost = largest + AUGMENTATION * sum;
        return Math.max(0, 1 - cost / (1 + AUGMENTATION));
    }

    /// Drawn uniformly from all that add up to 1: exponential numbers over their sum.
    static double[] weights(int objectives, RandomGenerator random) {
        double[] weights = new double[objectives];
        double sum = 0;
        for (int objective = 0; objective < objectives; objective++) {
            weights[objective] = -StrictMath.log1p(-Chance.unit(random));
            sum += weights[objective];
        }
        for (int objective = 0; objective < objectives; objective++) {
            weights[objective] = sum > 0 ? weights[objective] / sum : 1.0 / objectives;
        }
        return weights;
    }

    private void widen(double[] values) {
        if (best.length == 0) {
            best = values.clone();
            worst = values.clone();
        }
        Arrays.setAll(best, objective -> Math.max(best[objective], values[objective]));
        Arrays.setAll(worst, objective -> Math.min(worst[objective], values[objective]));
    }

    private double[] losses(double[] values) {
        double[] losses = new double[values.length];
        Arrays.setAll(
                losses,
                objective -> {
                    double range = best[objective] - worst[objective];
                    return range > 0 ? (best[objective] - values[objective]) / range : 0.5;
                });
        return losses;
    }
}
