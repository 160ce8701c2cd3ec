package io.cellwright.controller.search.strategy.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How a policy computes the probabilities of a decision's options.
public enum PolicyForm {
    /// From all choices before it, by an LSTM, as Zoph and Le (2017) do.
    @JsonProperty("lstm")
    LSTM,
    /// From nothing else, by a number for each option, as the papers of NAS-Bench-101 (Ying et al.,
    /// 2019) and NATS-Bench (Dong et al., 2021) do.
    @JsonProperty("factorized")
    FACTORIZED
}
