package io.cellwright.controller.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;

/// What the command line shows of a search. Reads leniently: a newer controller may say more.
///
/// @param space the name of the space that is searched, also where it is the search's own
/// @param trials the candidates that were asked for
/// @param warning why it waits, where it does
/// @param document the whole `Search` of the API
public record SearchView(
        long id,
        String name,
        String dataset,
        String space,
        String strategy,
        String state,
        int trials,
        String createdAt,
        Progress progress,
        Optional<TrialView> best,
        Optional<String> warning,
        JsonNode document) {

    /// How far a search is; baselines count everywhere.
    ///
    /// @param baselines how many of those that succeeded or failed are baselines
    public record Progress(
            int total,
            int succeeded,
            int failed,
            int pruned,
            int running,
            int baselines,
            int reused,
            OptionalLong remainingSeconds) {

        /// Trials to which nothing more will happen.
        public int ended() {
            return succeeded + failed + pruned;
        }

        private static Progress of(JsonNode progress) {
            JsonNode remaining = progress.path("remainingSeconds");
            return new Progress(
                    progress.path("total").asInt(),
                    progress.path("succeeded").asInt(),
                    progress.path("failed").asInt(),
                    progress.path("pruned").asInt(),
                    progress.path("running").asInt(),
                    progress.path("baselines").asInt(),
                    progress.path("reused").asInt(),
                    remaining.isNumber()
                            ? OptionalLong.of(remaining.asLong())
                            : OptionalLong.empty());
        }
    }

    /// Reads a `Search` of the API.
    public static SearchView of(JsonNode search) {
        return new SearchView(
                search.path("id").asLong(),
                search.path("name").asText(""),
                search.path("dataset").asText(""),
                space(search.path("space")),
                search.path("strategy").path("name").asText(""),
                search.path("state").asText(""),
                search.path("trials").asInt(),
                search.path("createdAt").asText(""),
                Progress.of(search.path("progress")),
                TrialView.optional(search.path("best")),
                Optional.ofNullable(search.path("warning").textValue()),
                search);
    }

    private static String space(JsonNode space) {
        return space.path("definition").path("name").asText(space.path("name").asText(""));
    }

    /// How many candidates have ended, of how many, as `0/3`.
    public String candidatesDone() {
        return "%d/%d".formatted(progress.ended() - progress.baselines(), trials);
    }

    /// How many baselines have ended, of how many, as `0/1`.
    public String baselinesDone() {
        return "%d/%d".formatted(progress.baselines(), baselines());
    }

    /// The baselines that were asked for.
    public int baselines() {
        return progress.total() - trials;
    }

    /// Which part of its budget is spent, in words, so that no candidate is begun any more. Nothing
    /// where it is just the number of candidates.
    public Optional<String> spentBudget() {
        return switch (document.path("endedBecause").asText("")) {
            case "hours" -> Optional.of("hours");
            case "deviceHours" -> Optional.of("device hours");
            default -> Optional.empty();
        };
    }

    public boolean completed() {
        return "completed".equals(state);
    }

    /// Whether it ended and none of its candidates succeeded.
    public boolean failed() {
        return "failed".equals(state);
    }

    /// Whether nothing more will happen to it.
    public boolean ended() {
        return completed() || failed() || "cancelled".equals(state);
    }
}
