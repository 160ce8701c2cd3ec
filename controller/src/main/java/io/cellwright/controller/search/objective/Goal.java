package io.cellwright.controller.search.objective;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.cellwright.searchspace.text.Spelling;
import java.util.List;
import java.util.stream.Stream;

/// Something that makes a candidate better.
public enum Goal {
    /// The validation accuracy: more is better.
    ACCURACY("accuracy", 0),
    /// The number of parameters: fewer is better.
    PARAMETERS("parameters", 1e9),
    /// Multiply-adds for one image: fewer is better.
    MULTIPLY_ADDS("multiplyAdds", 1e12),
    /// The memory of the image and all results: less is better.
    ACTIVATION_BYTES("activationBytes", 1e12),
    /// The milliseconds for one image alone, measured on the worker: less is better.
    LATENCY("latency", 1e6);

    private final String text;
    private final double worst;

    Goal(String text, double worst) {
        this.text = text;
        this.worst = worst;
    }

    /// The name that documents use.
    @JsonValue
    public String text() {
        return text;
    }

    /// The goal of that name. Throws [IllegalArgumentException].
    @JsonCreator
    public static Goal of(String text) {
        List<String> names = Stream.of(values()).map(Goal::text).toList();
        return Stream.of(values())
                .filter(goal -> goal.text.equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "goals are of %s, not \"%.60s\"%s"
                                        .formatted(names, text, Spelling.hint(text, names))));
    }

    /// Where the goal is missed altogether, on the scale of [#score]: nothing is right; 10^9
    /// parameters, 10^12 multiply-adds or bytes, 10^6 milliseconds. Failed candidates have it.
    double worstScore() {
        return scale(worst);
    }

    /// A value on a scale on which more is better: the accuracy from 0 to 1; of everything else the
    /// negative decimal logarithm, so that half of it is worth as much wherever one is.
    ///
    /// Nothing is worse than [#worstScore].
    double score(double value) {
        return Math.max(worstScore(), scale(value));
    }

    private double scale(double value) {
        return switch (this) {
            case ACCURACY -> value;
            case PARAMETERS, MULTIPLY_ADDS, ACTIVATION_BYTES ->
                    -StrictMath.log10(Math.max(1, value));
            case LATENCY -> -StrictMath.log10(Math.max(Measurements.LEAST_MILLISECONDS, value));
        };
    }
}
