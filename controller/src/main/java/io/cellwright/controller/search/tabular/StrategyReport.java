package io.cellwright.controller.search.tabular;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a strategy found in all of its replayed searches.
///
/// @param answers the best by reward within the budget
/// @param evaluations how many the budget had time for
/// @param atEvaluations the best by reward of so many evaluations, whatever the budget
public record StrategyReport(
        @JsonUnwrapped AccuracyStatistics answers,
        Statistic evaluations,
        @JsonProperty("at_evaluations") Map<Integer, AccuracyStatistics> atEvaluations) {

    public StrategyReport {
        atEvaluations = Collections.unmodifiableMap(new LinkedHashMap<>(atEvaluations));
    }

    /// The statistics of at least one search.
    public static StrategyReport of(List<ReplayedSearch> searches) {
        Map<Integer, AccuracyStatistics> atEvaluations = new LinkedHashMap<>();
        for (int evaluations : ReplayRules.EVALUATIONS) {
            atEvaluations.put(
                    evaluations,
                    AccuracyStatistics.of(
                            searches.stream().map(search -> search.after(evaluations)).toList()));
        }
        return new StrategyReport(
                AccuracyStatistics.of(searches.stream().map(ReplayedSearch::answer).toList()),
                Statistic.of(searches, ReplayedSearch::evaluations),
                atEvaluations);
    }
}
