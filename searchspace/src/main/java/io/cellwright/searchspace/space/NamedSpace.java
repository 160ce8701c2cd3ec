package io.cellwright.searchspace.space;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A space that requests ask for by name, with the sizes that they may set.
///
/// @param sizes what can be set, in the order in which it is shown; mostly one, for some none
/// @param builder makes the space of these sizes, one for each that can be set, in their bounds
public record NamedSpace(
        Description description,
        List<SizeSetting> sizes,
        Function<List<Integer>, SearchSpace> builder) {

    /// A size that a request may set.
    ///
    /// @param name as in requests, `blocks`
    /// @param title for people
    /// @param usual the value unless another is asked for
    public record SizeSetting(String name, String title, int usual, int least, int most) {}

    public NamedSpace {
        sizes = List.copyOf(sizes);
    }

    public String name() {
        return description.name();
    }

    /// The space with its usual sizes.
    public SearchSpace open() {
        return open(Map.of());
    }

    /// The space with these sizes, and its usual ones where there are none. Throws
    /// [IllegalArgumentException] that names the size and its rule.
    public SearchSpace open(Map<String, Integer> given) {
        return builder.apply(List.copyOf(complete(given).values()));
    }

    /// All sizes: the given ones, and the usual ones of the rest. Throws [IllegalArgumentException]
    /// that names the size and its rule.
    public Map<String, Integer> complete(Map<String, Integer> given) {
        for (String size : given.keySet()) {
            if (sizes.stream().noneMatch(setting -> setting.name().equals(size))) {
                throw new IllegalArgumentException(
                        Names.unknown(
                                "size of space " + name(),
                                size,
                                sizes.stream().map(SizeSetting::name).toList()));
            }
        }
        Map<String, Integer> complete = new LinkedHashMap<>();
        for (SizeSetting setting : sizes) {
            int value = given.getOrDefault(setting.name(), setting.usual());
            if (value < setting.least() || value > setting.most()) {
                throw new IllegalArgumentException(
                        "%s is %d to %d, not %d"
                                .formatted(setting.name(), setting.least(), setting.most(), value));
            }
            complete.put(setting.name(), value);
        }
        return complete;
    }
}
