package io.cellwright.searchspace.space;

import io.cellwright.searchspace.cost.Cost;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/// The most that a network of a space may cost.
///
/// @param parameters values that training changes
/// @param multiplyAdds for one image
/// @param activationBytes the memory of the image and all results, as of [Cost]
public record Constraints(
        OptionalLong parameters, OptionalLong multiplyAdds, OptionalLong activationBytes) {

    /// Anything goes.
    public static final Constraints NONE =
            new Constraints(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    /// More than any device has.
    static final long LARGEST = 1L << 50;

    public Constraints {
        requirePositive("parameters", parameters);
        requirePositive("multiplyAdds", multiplyAdds);
        requirePositive("activationBytes", activationBytes);
    }

    /// Both together: of each cost, the smaller limit holds.
    public Constraints and(Constraints other) {
        return new Constraints(
                smaller(parameters, other.parameters),
                smaller(multiplyAdds, other.multiplyAdds),
                smaller(activationBytes, other.activationBytes));
    }

    private static OptionalLong smaller(OptionalLong one, OptionalLong other) {
        return LongStream.concat(one.stream(), other.stream()).min();
    }

    /// Those that there are, by name.
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        parameters.ifPresent(most -> fields.put("parameters", most));
        multiplyAdds.ifPresent(most -> fields.put("multiplyAdds", most));
        activationBytes.ifPresent(most -> fields.put("activationBytes", most));
        return fields;
    }

    /// The first constraint that this cost breaks, with its rule.
    public Optional<String> broken(Cost cost) {
        return broken("parameters", parameters, cost.parameters())
                .or(() -> broken("multiplyAdds", multiplyAdds, cost.multiplyAdds()))
                .or(() -> broken("activationBytes", activationBytes, cost.activationBytes()));
    }

    private static Optional<String> broken(String field, OptionalLong most, long value) {
        return most.isPresent() && value > most.getAsLong()
                ? Optional.of(
                        "%s is at most %,d, not %,d".formatted(field, most.getAsLong(), value))
                : Optional.empty();
    }

    private static void requirePositive(String field, OptionalLong most) {
        if (most.isPresent() && most.getAsLong() < 1) {
            throw new IllegalArgumentException(
                    "%s is at least 1, not %d".formatted(field, most.getAsLong()));
        }
    }
}
