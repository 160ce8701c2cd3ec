package io.cellwright.controller.search.strategy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// What a search's strategy is, and how it is set. In JSON, the field `name` says which.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ReinforceSettings.class, name = "reinforce"),
    @JsonSubTypes.Type(value = EvolutionSettings.class, name = "evolution"),
    @JsonSubTypes.Type(value = GridSettings.class, name = "grid"),
    @JsonSubTypes.Type(value = LocalSearchSettings.class, name = "local-search"),
    @JsonSubTypes.Type(value = RandomSettings.class, name = "random")
})
public sealed interface StrategySettings
        permits ReinforceSettings,
                EvolutionSettings,
                GridSettings,
                LocalSearchSettings,
                RandomSettings {

    /// Whether the strategy optimizes several objectives by itself. One that does not is given a
    /// single reward, of [RandomScalarization].
    default boolean knowsSeveralObjectives() {
        return false;
    }
}
