package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A run of 3x3 convolutions: two see 5x5 pixels, three 7x7, with fewer weights and more
/// nonlinearities than one such window. Source: Simonyan and Zisserman, "Very Deep Convolutional
/// Networks for Large-Scale Image Recognition", 2015, whose layers are [ConvolutionLayer#BIASED].
public final class VggStack {

    private VggStack() {}

    /// Adds the layers `layer1`, `layer2` and so on behind `input`.
    ///
    /// @param layers the number of convolutions, at least 1
    /// @param stride of the first of them
    public static Value expand(
            GraphBuilder graph,
            Value input,
            ConvolutionLayer layer,
            int channels,
            int layers,
            int stride) {
        if (layers < 1) {
            throw new IllegalArgumentException("a VGG stack has at least one layer, not " + layers);
        }
        ConvolutionStep step = ConvolutionStep.square(3, channels);
        List<ConvolutionStep> steps = new ArrayList<>(Collections.nCopies(layers, step));
        steps.set(0, step.strided(stride));
        return layer.run(graph, input, steps);
    }
}
