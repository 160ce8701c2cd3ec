package io.cellwright.controller.cli;

import io.cellwright.controller.search.objective.Goal;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.ZeroCost;
import java.util.List;
import java.util.stream.Stream;

/// The options of `search create` that say what is looked for, and what that may cost.
///
/// Ranges are the controller's; they stand here for the help.
final class ObjectiveOptions {

    private static final List<String> GOALS =
            Stream.of(Goal.values()).map(goal -> Json.readTree(Json.write(goal)).asText()).toList();

    private static final List<String> SCORES =
            Stream.of(ZeroCost.values()).map(ZeroCost::text).toList();

    static final List<SpecificationOption> ALL =
            List.of(
                    new SpecificationOption(
                            "--goals",
                            "objective.goals",
                            List.class,
                            GOALS,
                            "What is optimized, separated by commas: accuracy, and with it any of "
                                    + String.join(", ", GOALS.subList(1, GOALS.size()))
                                    + "; accuracy unless given."),
                    limit("--max-parameters", "parameters", "parameters"),
                    limit("--max-multiply-adds", "multiplyAdds", "multiply-adds for one image"),
                    limit(
                            "--max-activation-bytes",
                            "activationBytes",
                            "bytes for the image and all results"),
                    real(
                            "--latency-target",
                            "objective.latency.targetMilliseconds",
                            "Milliseconds for one image beyond which the reward falls, 0.001 to"
                                    + " 60,000; none unless given."),
                    real(
                            "--latency-weight",
                            "objective.latency.weight",
                            "Power of latency / target that the accuracy is multiplied by, beside"
                                    + " --latency-target, -1 to 0; -0.07 unless given."),
                    new SpecificationOption(
                            "--screening",
                            "screening.score",
                            String.class,
                            SCORES,
                            "Trains the best of several proposals by this score of the untrained"
                                    + " network: %s; none unless given."
                                            .formatted(String.join(", ", SCORES))),
                    new SpecificationOption(
                            "--proposals",
                            "screening.proposals",
                            Integer.class,
                            List.of(),
                            "Proposals for each candidate, beside --screening, 2 to 64; 4 unless"
                                    + " given."),
                    new SpecificationOption(
                            "--screen-first",
                            "screening.first",
                            Integer.class,
                            List.of(),
                            "How many candidates are chosen like that, from the first on, beside"
                                    + " --screening, 1 to 100,000; all unless given."),
                    real(
                            "--hours",
                            "budget.hours",
                            "Hours that the search may run, 0.0001 to 100,000; none unless given."),
                    real(
                            "--device-hours",
                            "budget.deviceHours",
                            "Hours that all slots together may train, 0.0001 to 100,000; none"
                                    + " unless given."));

    private ObjectiveOptions() {}

    private static SpecificationOption limit(String option, String field, String of) {
        return new SpecificationOption(
                option,
                "objective.limits." + field,
                Long.class,
                List.of(),
                "No candidate is trained that has more %s, at least 1; none unless given."
                        .formatted(of));
    }

    private static SpecificationOption real(String option, String field, String description) {
        return new SpecificationOption(option, field, Double.class, List.of(), description);
    }
}
