package io.cellwright.controller.search.strategy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cellwright.controller.search.settings.Ranges;

/// How [PredictorStrategy] models rewards and looks for what may exceed them. The defaults were
/// chosen on NAS-Bench-201 and on made-up rewards in three spaces of cells, by 100 evaluations.
///
/// @param encoding what the model sees of an architecture
/// @param acquisition by what candidates are ranked
/// @param exploration how many standard deviations count beside the mean, from 0 to 100, where the
///   acquisition is the upper confidence bound; the others do not use it. Small models are too sure
///   of themselves, so more than the usual 2
/// @param initialSamples how many different architectures are drawn at random before the model is
///   asked, from 2 to 10,000; 10 in BANANAS
/// @param candidates how many are ranked for one suggestion, from 10 to 10,000; 100 in BANANAS
/// @param randomShare which part of those first ranked is drawn at random and not by mutation, from
///   0 to 1
/// @param parents how many of the best that were observed are mutated, from 1 to 1,000
/// @param memory the most observations that the model has, from 20 to 2,000: the best and the
///   newest. A suggestion takes time with its square
public record PredictorSettings(
        Encoding encoding,
        Acquisition acquisition,
        double exploration,
        int initialSamples,
        int candidates,
        double randomShare,
        int parents,
        int memory)
        implements StrategySettings {

    /// What a search uses.
    public static final PredictorSettings DEFAULT =
            new PredictorSettings(
                    Encoding.PATH, Acquisition.UPPER_CONFIDENCE_BOUND, 4, 10, 100, 0.25, 10, 200);

    public enum Encoding {
        /// The paths through a cell, for spaces of cells; one-hot for others.
        @JsonProperty("path")
        PATH,
        /// The chosen options.
        @JsonProperty("onehot")
        ONE_HOT
    }

    public enum Acquisition {
        /// The mean and some standard deviations. Source: Srinivas, Krause, Kakade and Seeger,
        /// "Gaussian Process Optimization in the Bandit Setting", 2010.
        @JsonProperty("upper-confidence-bound")
        UPPER_CONFIDENCE_BOUND,
        /// Source: Jones, Schonlau and Welch, "Efficient Global Optimization of Expensive Black-Box
        /// Functions", 1998.
        @JsonProperty("expected-improvement")
        EXPECTED_IMPROVEMENT,
        /// A value drawn for each candidate by itself. Source: White, Neiswanger and Savani,
        /// "BANANAS", 2021.
        @JsonProperty("thompson-sampling")
        THOMPSON_SAMPLING
    }

    public PredictorSettings {
        Ranges.requireWithin("exploration", exploration, 0, 100);
        Ranges.requireWithin("initialSamples", initialSamples, 2, 10_000);
        Ranges.requireWithin("candidates", candidates, 10, 10_000);
        Ranges.requireWithin("randomShare", randomShare, 0, 1);
        Ranges.requireWithin("parents", parents, 1, 1_000);
        Ranges.requireWithin("memory", memory, 20, 2_000);
    }
}
