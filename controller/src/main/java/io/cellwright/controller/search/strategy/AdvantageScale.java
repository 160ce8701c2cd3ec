package io.cellwright.controller.search.strategy;

import com.fasterxml.jackson.annotation.JsonProperty;

/// In what an advantage, a reward less what was expected, is counted.
public enum AdvantageScale {
    /// In rewards, as in the paper of REINFORCE and in NATS-Bench (Dong et al., 2021).
    @JsonProperty("reward")
    REWARD,
    /// In standard deviations of the rewards so far, so that a policy learns as fast from
    /// accuracies that differ by one percent as from those that differ by ten.
    @JsonProperty("deviation")
    DEVIATION,
    /// By the share of the rewards so far that are lower: from -1 for the lowest to 1 for the
    /// highest one. What matters is the order alone, as in natural evolution strategies (Wierstra
    /// et al., 2014).
    @JsonProperty("rank")
    RANK
}
