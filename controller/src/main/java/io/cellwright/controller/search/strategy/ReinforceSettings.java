package io.cellwright.controller.search.strategy;

import io.cellwright.controller.search.strategy.policy.PolicySettings;

/// How the policy of [ReinforceStrategy] learns. The defaults were chosen on made-up rewards over
/// 25 to 200 trials, far fewer than the thousands of the papers: so larger steps and a shorter
/// memory.
///
/// @param policy the network
/// @param learningRate of Adam; 0.0035 in ENAS (Pham et al., 2018)
/// @param baselineDecay how much of the mean reward an observation leaves as it was, from 0 to
///   below 1; 0.99 in ENAS
/// @param entropyWeight how much a nat of entropy counts against a standard deviation of reward;
///   0.0001 in ENAS, against plain rewards
public record ReinforceSettings(
        PolicySettings policy, double learningRate, double baselineDecay, double entropyWeight)
        implements StrategySettings {

    /// What a search uses.
    public static final ReinforceSettings DEFAULT =
            new ReinforceSettings(new PolicySettings(64, 32, 0.1, 1, 3), 0.006, 0.8, 0.02);

    public ReinforceSettings {
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException(
                    "learningRate is a positive number, not " + learningRate);
        }
        if (!(baselineDecay >= 0 && baselineDecay < 1)) {
            throw new IllegalArgumentException(
                    "baselineDecay is at least 0 and below 1, not " + baselineDecay);
        }
        if (!(entropyWeight >= 0) || Double.isInfinite(entropyWeight)) {
            throw new IllegalArgumentException(
                    "entropyWeight is a number from 0, not " + entropyWeight);
        }
    }
}
