package io.cellwright.controller.search.objective;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Something that makes a candidate better.
public enum Goal {
    /// The validation accuracy: more is better.
    @JsonProperty("accuracy")
    ACCURACY,
    /// The number of parameters: fewer is better.
    @JsonProperty("parameters")
    PARAMETERS,
    /// Multiply-adds for one image: fewer is better.
    @JsonProperty("multiplyAdds")
    MULTIPLY_ADDS,
    /// The memory of the image and all results: less is better.
    @JsonProperty("activationBytes")
    ACTIVATION_BYTES,
    /// The time for one image, measured on the worker: less is better.
    @JsonProperty("latency")
    LATENCY
}
