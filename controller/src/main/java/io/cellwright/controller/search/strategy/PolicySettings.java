package io.cellwright.controller.search.strategy;

import io.cellwright.controller.search.strategy.policy.LstmSettings;
import io.cellwright.controller.search.strategy.policy.PolicyForm;

/// What every strategy with a policy is set by. The records say what it means.
interface PolicySettings {

    PolicyForm policy();

    double learningRate();

    double baselineDecay();

    AdvantageScale advantage();

    int eliteSize();

    double eliteWeight();

    int warmUp();

    int redraws();

    double lstmLearningRate();

    int hiddenUnits();

    int embeddingSize();

    double initialRange();

    double temperature();

    double tanhConstant();

    /// The network, where `policy` is [PolicyForm#LSTM].
    default LstmSettings lstm() {
        return new LstmSettings(
                lstmLearningRate(),
                hiddenUnits(),
                embeddingSize(),
                initialRange(),
                temperature(),
                tanhConstant());
    }
}
