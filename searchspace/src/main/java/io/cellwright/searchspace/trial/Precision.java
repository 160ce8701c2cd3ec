package io.cellwright.searchspace.trial;

/// The numbers that feature maps are made of. Weights, statistics and the optimizer's state are
/// always single precision.
public enum Precision implements Named {
    /// `BF16` where the device computes with it faster, `FP32` elsewhere.
    AUTO("auto"),
    /// 32 bits, 24 of them significant.
    FP32("fp32"),
    /// 16 bits, 8 of them significant, and the range of single precision.
    BF16("bf16");

    private final String text;

    Precision(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
