package io.cellwright.controller.search.tabular;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// How good the architectures with the best reward were, in percent.
public record AccuracyStatistics(
        @JsonProperty("reward_accuracy") Statistic reward,
        @JsonProperty("final_valid_accuracy") Statistic finalValidation,
        @JsonProperty("final_test_accuracy") Statistic finalTest) {

    static AccuracyStatistics of(List<Accuracies> searches) {
        return new AccuracyStatistics(
                Statistic.of(searches, Accuracies::reward),
                Statistic.of(searches, Accuracies::finalValidation),
                Statistic.of(searches, Accuracies::finalTest));
    }
}
