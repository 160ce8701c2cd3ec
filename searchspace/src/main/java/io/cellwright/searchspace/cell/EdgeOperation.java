package io.cellwright.searchspace.cell;

import java.util.Arrays;
import java.util.List;

/// What an edge of a NAS-Bench-201 cell does to the state that it reads. All keep the number of
/// channels, the height and the width. Source: Dong and Yang, "NAS-Bench-201: Extending the Scope
/// of Reproducible Neural Architecture Search", 2020, section 2.1.
public enum EdgeOperation {
    /// Zeros, whatever the state.
    NONE("none"),
    /// The state itself.
    SKIP_CONNECT("skip_connect"),
    /// ReLU, a 1x1 convolution and batch normalization.
    CONVOLUTION_1X1("nor_conv_1x1"),
    /// ReLU, a 3x3 convolution and batch normalization.
    CONVOLUTION_3X3("nor_conv_3x3"),
    /// The average under a 3x3 window.
    AVERAGE_POOLING_3X3("avg_pool_3x3");

    private final String text;

    EdgeOperation(String text) {
        this.text = text;
    }

    /// The benchmark's name, as `nor_conv_3x3`.
    public String text() {
        return text;
    }

    /// The names of all, in their order.
    public static List<String> texts() {
        return Arrays.stream(values()).map(EdgeOperation::text).toList();
    }

    /// Whether it has weights.
    boolean weighted() {
        return this == CONVOLUTION_1X1 || this == CONVOLUTION_3X3;
    }
}
