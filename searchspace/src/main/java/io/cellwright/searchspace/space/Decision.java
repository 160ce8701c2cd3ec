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
        /// Which block a branch applies.
        OPERATION
    }

    public Decision {
        options = List.copyOf(options);
        if (options.isEmpty()) {
            throw new IllegalArgumentException("decision \"%s\" has no option".formatted(name));
        }
    }
}
