package io.cellwright.controller.search.strategy;

import static io.cellwright.controller.search.settings.Ranges.requireWithin;

import io.cellwright.controller.search.strategy.policy.LstmSettings;
import io.cellwright.controller.search.strategy.policy.PolicyForm;

/// How the policy of [PpoStrategy] learns. The defaults are for a few hundred trials, far fewer
/// than the thousands of NASNet (Zoph et al., 2018).
///
/// @param policy how probabilities are computed: `factorized`, from a number for each option, or
///   `lstm`, from all choices before. Source of the first: Ying et al., "NAS-Bench-101: Towards
///   Reproducible Neural Architecture Search", 2019; of the second: Zoph and Le, 2017
/// @param learningRate of Adam for a factorized policy, 0.000001 to 1; 0.01 in NATS-Bench, for
///   REINFORCE
/// @param batchSize the observations that are learned from together, 1 to 1,000; 20 in NASNet
/// @param epochs how often each batch is learned from, 1 to 100; 3 to 15 in Schulman et al.,
///   "Proximal Policy Optimization Algorithms", 2017
/// @param clipRange how far a probability gains from moving away from what it was before the batch,
///   as a share of it, 0.01 to 10; 0.2 in Schulman et al.
/// @param baselineDecay how much of the mean reward, from which advantages are counted, an
///   observation leaves as it was, 0 to 0.9999; 0.9 in NATS-Bench (Dong et al., 2021), 0.95 in
///   NASNet, 0.99 in ENAS
/// @param advantage the unit of advantages; NATS-Bench has `reward`
/// @param entropyWeight how much a nat of entropy counts against one unit of advantage, 0 to 10; 0
///   in NATS-Bench, 0.00001 in NASNet, 0.0001 in ENAS, all against plain rewards
/// @param eliteSize the best different choices so far that every step makes likelier, 0 to 1,000,
///   where 0 turns it off; 10 in Abolafia et al., "Neural Program Synthesis with Priority Queue
///   Training", 2018; 0 in the other papers
/// @param eliteWeight the weight of their mean logarithm of probability against an observation's, 0
///   to 100
/// @param warmUp the first suggestions that are drawn uniformly, 0 to 100,000; 0 in the papers
/// @param redraws how often a suggestion that was observed before is drawn again, each time with a
///   larger share of an even distribution, 0 to 1,000; 0 in the papers. So a policy that is certain
///   goes on to the neighbors of what it prefers instead of repeating itself
/// @param lstmLearningRate of Adam for an LSTM, 0.000001 to 1; 0.0035 in ENAS, 0.00035 in NASNet
/// @param hiddenUnits of an LSTM, 1 to 1,024; 100 in NASNet, 64 in ENAS
/// @param embeddingSize of an LSTM's input, 1 to 1,024
/// @param initialRange the weights of an LSTM start uniform between its negative and itself, 0 to
///   1; 0.1 in ENAS
/// @param temperature divides an LSTM's scores, so that a larger one explores longer, 0.01 to 100;
///   5 in ENAS
/// @param tanhConstant the bound on an LSTM's logits, which keeps every option possible, 0.1 to
///   100; 2.5 in ENAS
public record PpoSettings(
        PolicyForm policy,
        double learningRate,
        int batchSize,
        int epochs,
        double clipRange,
        double baselineDecay,
        AdvantageScale advantage,
        double entropyWeight,
        int eliteSize,
        double eliteWeight,
        int warmUp,
        int redraws,
        double lstmLearningRate,
        int hiddenUnits,
        int embeddingSize,
        double initialRange,
        double temperature,
        double tanhConstant)
        implements PolicySettings, StrategySettings {

    /// What a search uses.
    public static final PpoSettings DEFAULT =
            new PpoSettings(
                    PolicyForm.FACTORIZED,
                    0.2,
                    5,
                    4,
                    0.2,
                    0.9,
                    AdvantageScale.DEVIATION,
                    0.05,
                    5,
                    1,
                    20,
                    50,
                    0.004,
                    64,
                    32,
                    0.1,
                    1,
                    3);

    public PpoSettings {
        requireWithin("learningRate", learningRate, 1e-6, 1);
        requireWithin("batchSize", batchSize, 1, 1_000);
        requireWithin("epochs", epochs, 1, 100);
        requireWithin("clipRange", clipRange, 0.01, 10);
        requireWithin("baselineDecay", baselineDecay, 0, 0.9999);
        requireWithin("entropyWeight", entropyWeight, 0, 10);
        requireWithin("eliteSize", eliteSize, 0, 1_000);
        requireWithin("eliteWeight", eliteWeight, 0, 100);
        requireWithin("warmUp", warmUp, 0, 100_000);
        requireWithin("redraws", redraws, 0, 1_000);
        // Checks the others.
        new LstmSettings(
                lstmLearningRate,
                hiddenUnits,
                embeddingSize,
                initialRange,
                temperature,
                tanhConstant);
    }
}
