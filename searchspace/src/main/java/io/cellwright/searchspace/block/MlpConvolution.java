package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import java.util.ArrayList;
import java.util.List;

/// A convolution followed by 1x1 convolutions, which are a small fully connected network at each
/// pixel. Source: Lin, Chen and Yan, "Network in Network", 2014, whose layers are
/// [ConvolutionLayer#BIASED].
public final class MlpConvolution {

    private MlpConvolution() {}

    /// Adds the layers `layer1`, `layer2` and so on behind `input`.
    ///
    /// @param window of the first convolution
    /// @param channels of all convolutions, in their order
    public static Value expand(
            GraphBuilder graph,
            Value input,
            ConvolutionLayer layer,
            Window window,
            int... channels) {
        if (channels.length == 0) {
            throw new IllegalArgumentException("an MLPConv has at least one layer, not 0");
        }
        List<ConvolutionStep> steps = new ArrayList<>();
        for (int number : channels) {
            steps.add(
                    steps.isEmpty()
                            ? new ConvolutionStep(number, window)
                            : ConvolutionStep.square(1, number));
        }
        return layer.run(graph, input, steps);
    }
}
