package io.cellwright.searchspace.cell;

import java.util.List;
import java.util.TreeSet;

/// A layer of a network that is searched layer by layer: a convolution whose filters, stride and
/// sources are all chosen. Source: Zoph and Le, "Neural Architecture Search with Reinforcement
/// Learning", 2017, section 3.3.
///
/// @param filterHeight odd, from 1 to 15
/// @param filterWidth odd, from 1 to 15
/// @param filters the number of output channels, from 1 to 512
/// @param stride the same down and across, from 1 to 3
/// @param inputs the numbers of the earlier layers whose results it reads, concatenated; the image
///   where there are none
public record ConvolutionLayer(
        int filterHeight, int filterWidth, int filters, int stride, List<Integer> inputs) {

    private static final int MAXIMUM_FILTER_SIDE = 15;
    private static final int MAXIMUM_FILTERS = 512;
    private static final int MAXIMUM_STRIDE = 3;

    public ConvolutionLayer {
        requireFilterSide("filterHeight", filterHeight);
        requireFilterSide("filterWidth", filterWidth);
        requireWithin("filters", filters, MAXIMUM_FILTERS);
        requireWithin("stride", stride, MAXIMUM_STRIDE);
        TreeSet<Integer> sorted = new TreeSet<>(inputs);
        if (sorted.size() != inputs.size()) {
            throw new IllegalArgumentException("inputs are different layers, not " + inputs);
        }
        inputs = List.copyOf(sorted);
    }

    /// All but where it reads.
    String label() {
        return "%dx%d/%d %d".formatted(filterHeight, filterWidth, stride, filters);
    }

    private static void requireFilterSide(String field, int value) {
        requireWithin(field, value, MAXIMUM_FILTER_SIDE);
        if (value % 2 == 0) {
            throw new IllegalArgumentException("%s is odd, not %d".formatted(field, value));
        }
    }

    private static void requireWithin(String field, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    "%s is 1 to %d, not %d".formatted(field, most, value));
        }
    }
}
