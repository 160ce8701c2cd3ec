package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.trial.Precision;

/// The numbers that feature maps are made of, and how values of single precision join them.
enum FeatureMaps {
    FP32(6),
    /// Weights are cast where they are used, so that their gradients arrive in single precision
    /// again. The scales, shifts and statistics of batch normalization stay as they are.
    BF16(15),
    /// Nothing is narrowed again: for results that single precision cannot hold.
    FP64(7);

    private static final int SINGLE = 6;

    private final int type;

    FeatureMaps(int type) {
        this.type = type;
    }

    /// Throws [IllegalArgumentException] where nobody has decided yet.
    static FeatureMaps of(Precision precision) {
        return switch (precision) {
            case FP32 -> FP32;
            case BF16 -> BF16;
            case AUTO ->
                    throw new IllegalArgumentException(
                            "a program's precision is fp32 or bf16, not auto, which a device decides");
        };
    }

    /// An expression of single precision as a feature map, or as a weight of one.
    String from(String single) {
        return type == SINGLE ? single : "torch.to(%s, %d)".formatted(single, type);
    }

    /// A feature map's expression in single precision.
    String toSingle(String map) {
        return this == BF16 ? "torch.to(%s, %d)".formatted(map, SINGLE) : map;
    }
}
