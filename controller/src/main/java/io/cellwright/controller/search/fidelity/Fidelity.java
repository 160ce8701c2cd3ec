package io.cellwright.controller.search.fidelity;

import static io.cellwright.controller.search.settings.Ranges.requireWithin;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.cellwright.controller.search.settings.NamedSettings;
import java.util.List;

/// Which candidates are trained to the end. In JSON, the field `name` says which rule holds.
///
/// A rung is an epoch after which a candidate has to be among the best to be trained further. The
/// first rung lies at `minimumEpochs`, each further one at `reduction` times as many epochs, the
/// last one at the end of the recipe.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Fidelity.Full.class, name = "full"),
    @JsonSubTypes.Type(value = Fidelity.SuccessiveHalving.class, name = "successive-halving"),
    @JsonSubTypes.Type(value = Fidelity.Asha.class, name = "asha"),
    @JsonSubTypes.Type(value = Fidelity.Hyperband.class, name = "hyperband"),
    @JsonSubTypes.Type(value = Fidelity.MedianStop.class, name = "median-stop")
})
public sealed interface Fidelity {

    /// Every rule with its usual settings.
    NamedSettings SETTINGS =
            new NamedSettings(
                    "fidelity",
                    List.of(
                            new Full(),
                            new SuccessiveHalving(3, 1),
                            new Asha(3, 1),
                            new Hyperband(3, 1),
                            new MedianStop(1, 5)));

    /// All of them.
    record Full() implements Fidelity {}

    /// Brackets of candidates that wait for each other at every rung, where the best share of `1 /
    /// reduction` goes on. Source: Jamieson and Talwalkar, "Non-stochastic Best Arm Identification
    /// and Hyperparameter Optimization", 2016.
    record SuccessiveHalving(int reduction, int minimumEpochs) implements Fidelity {

        public SuccessiveHalving {
            requireRungs(reduction, minimumEpochs);
        }
    }

    /// The same without waiting: a candidate goes on as soon as it is among the best share of those
    /// that have reached its rung. Source: Li et al., "A System for Massively Parallel
    /// Hyperparameter Tuning", 2020.
    record Asha(int reduction, int minimumEpochs) implements Fidelity {

        public Asha {
            requireRungs(reduction, minimumEpochs);
        }
    }

    /// Brackets of successive halving that begin at different rungs, in turn: many candidates that
    /// are judged early, or few that are judged late. Source: Li et al., "Hyperband: A Novel
    /// Bandit-Based Approach to Hyperparameter Optimization", 2018.
    record Hyperband(int reduction, int minimumEpochs) implements Fidelity {

        public Hyperband {
            requireRungs(reduction, minimumEpochs);
        }
    }

    /// A candidate is stopped whose best accuracy so far is below the median of what the others had
    /// on average up to the same epoch. Source: Golovin et al., "Google Vizier: A Service for
    /// Black-Box Optimization", 2017.
    ///
    /// @param graceEpochs the epochs after which no candidate is stopped yet
    /// @param minimumTrials how many others must have come as far
    record MedianStop(int graceEpochs, int minimumTrials) implements Fidelity {

        public MedianStop {
            requireWithin("graceEpochs", graceEpochs, 0, 10_000);
            requireWithin("minimumTrials", minimumTrials, 1, 10_000);
        }
    }

    private static void requireRungs(int reduction, int minimumEpochs) {
        requireWithin("reduction", reduction, 2, 10);
        requireWithin("minimumEpochs", minimumEpochs, 1, 10_000);
    }
}
