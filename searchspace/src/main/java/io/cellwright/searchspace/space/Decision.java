package io.cellwright.searchspace.space;

import java.util.List;

/// One choice that a search makes, among named options.
///
/// @param name where the choice belongs, as `normal.blocks[0].first.input`
/// @param kind what is chosen; decisions of one kind share their meaning, and a policy its weights
/// @param options the names of the options, in the order of their numbers
public record Decision(String name, Kind kind, List<String> options) {

    public enum Kind {
        /// Which earlier state a branch reads. Later blocks have more options.
        INPUT,
        /// Which two different earlier states a block reads. Later blocks have more options.
        INPUT_PAIR,
        /// Which block a branch applies.
        OPERATION,
        /// How a block joins its two branches.
        COMBINATION,
        /// The filters of the first stage.
        WIDTH,
        /// What an edge between two nodes applies.
        EDGE_OPERATION,
        /// The rows of a layer's filters.
        FILTER_HEIGHT,
        /// The columns of a layer's filters.
        FILTER_WIDTH,
        /// The output channels of a layer.
        FILTERS,
        /// The stride of a layer.
        STRIDE,
        /// Whether a layer reads one earlier layer.
        ANCHOR
    }

    public Decision {
        options = List.copyOf(options);
        if (options.isEmpty()) {
            throw new IllegalArgumentException("decision \"%s\" has no option".formatted(name));
        }
    }

    /// A decision whose options are numbers.
    static Decision ofNumbers(String name, Kind kind, List<Integer> options) {
        return new Decision(name, kind, options.stream().map(String::valueOf).toList());
    }
}
