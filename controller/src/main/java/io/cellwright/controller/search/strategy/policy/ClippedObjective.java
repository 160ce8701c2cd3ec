package io.cellwright.controller.search.strategy.policy;

import java.util.Arrays;
import java.util.List;

/// What proximal policy optimization maximizes for one list of choices: for every decision, the
/// smaller of `ratio * advantage` and `clip(ratio, 1 - range, 1 + range) * advantage`, where the
/// ratio is of the choice's probability to what it was before the batch. Source: Schulman et al.,
/// "Proximal Policy Optimization Algorithms", 2017, equation 7.
// The array is copied; these records are not compared.
@SuppressWarnings("ArrayRecordComponent")
public record ClippedObjective(
        List<Integer> choices, double[] before, double advantage, double range) {

    /// The objective as seen from the present policy, which is the one before the batch.
    public static ClippedObjective of(
            Policy policy, List<Integer> choices, double advantage, double range) {
        return new ClippedObjective(choices, policy.logProbabilities(choices), advantage, range);
    }

    /// What [#addGradient] is the slope of: minus the objective and minus the weighted entropy.
    double loss(Policy policy, double entropyWeight) {
        double[] now = policy.logProbabilities(choices);
        double loss = policy.loss(choices, new double[now.length], entropyWeight);
        for (int position = 0; position < now.length; position++) {
            double ratio = ratio(now, position);
            double clipped = Math.clamp(ratio, 1 - range, 1 + range);
            loss -= Math.min(ratio * advantage, clipped * advantage);
        }
        return loss;
    }

    /// Adds the gradient of the loss to that of the policy's parameters.
    public void addGradient(Policy policy, double entropyWeight) {
        policy.addGradient(choices, weights(policy), entropyWeight);
    }

    /// The slopes of the objective with respect to the logarithms of the probabilities.
    double[] weights(Policy policy) {
        double[] now = policy.logProbabilities(choices);
        double[] weights = new double[now.length];
        Arrays.setAll(weights, position -> weight(ratio(now, position)));
        return weights;
    }

    private double weight(double ratio) {
        boolean clipped = advantage > 0 ? ratio > 1 + range : ratio < 1 - range;
        return clipped ? 0 : ratio * advantage;
    }

    private double ratio(double[] now, int position) {
        return StrictMath.exp(now[position] - before[position]);
    }
}
