package io.cellwright.controller.search.strategy.policy;

import static io.cellwright.controller.search.settings.Ranges.requireWithin;

/// The size of an LSTM policy and how it scores options.
///
/// @param learningRate of Adam, 0.000001 to 1; 0.0035 in Pham et al. (ENAS, 2018), 0.00035 in Zoph,
///   Vasudevan, Shlens and Le (2018)
/// @param hiddenUnits of the LSTM, 1 to 1,024; Zoph et al. use 100, ENAS 64
/// @param embeddingSize of the LSTM's input, 1 to 1,024
/// @param initialRange weights start uniform between its negative and itself, from 0 to 1; 0.1 in
///   ENAS
/// @param temperature divides scores, so that a larger one explores longer, 0.01 to 100; 5 in ENAS
/// @param tanhConstant the bound on logits, which keeps every option possible, 0.1 to 100; 2.5 in
///   ENAS
public record LstmSettings(
        double learningRate,
        int hiddenUnits,
        int embeddingSize,
        double initialRange,
        double temperature,
        double tanhConstant) {

    private static final int MOST_UNITS = 1_024;

    public LstmSettings {
        requireWithin("lstmLearningRate", learningRate, 1e-6, 1);
        requireWithin("hiddenUnits", hiddenUnits, 1, MOST_UNITS);
        requireWithin("embeddingSize", embeddingSize, 1, MOST_UNITS);
        requireWithin("initialRange", initialRange, 0, 1);
        requireWithin("temperature", temperature, 0.01, 100);
        requireWithin("tanhConstant", tanhConstant, 0.1, 100);
    }
}
