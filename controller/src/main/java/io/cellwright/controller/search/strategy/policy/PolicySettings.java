package io.cellwright.controller.search.strategy.policy;

/// The size of a policy network and how it scores options.
///
/// @param hiddenUnits of the LSTM; Zoph, Vasudevan, Shlens and Le (2018) use 100, Pham et al.
///   (ENAS, 2018) 64
/// @param embeddingSize of the LSTM's input
/// @param initialRange weights start uniform between its negative and itself; 0.1 in ENAS
/// @param temperature divides scores, so that a larger one explores longer; 5 in ENAS
/// @param tanhConstant the bound on logits, which keeps every option possible; 2.5 in ENAS
public record PolicySettings(
        int hiddenUnits,
        int embeddingSize,
        double initialRange,
        double temperature,
        double tanhConstant) {

    public PolicySettings {
        requirePositive("hiddenUnits", hiddenUnits);
        requirePositive("embeddingSize", embeddingSize);
        requirePositive("initialRange", initialRange);
        requirePositive("temperature", temperature);
        requirePositive("tanhConstant", tanhConstant);
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "%s is a positive number, not %s".formatted(name, value));
        }
    }
}
