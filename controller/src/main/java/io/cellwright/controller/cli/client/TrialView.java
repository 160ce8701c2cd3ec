package io.cellwright.controller.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.controller.cli.output.Text;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What the command line shows of a trial. Reads leniently: a newer controller may say more.
///
/// @param epochs how many of its epochs have ended
/// @param name the architecture's canonical hash, or the model's name
/// @param reusedFrom the trial whose outcome it took over instead of training
/// @param failure present only where the trial failed
public record TrialView(
        long id,
        int number,
        String role,
        String state,
        int epochs,
        String name,
        long parameters,
        long multiplyAdds,
        OptionalDouble validationAccuracy,
        OptionalDouble testAccuracy,
        OptionalDouble trainingSeconds,
        Measured measured,
        OptionalLong reusedFrom,
        Optional<Failure> failure,
        boolean hasWeights) {

    /// What else was measured of a trial; absent where it was not.
    ///
    /// @param millisecondsAtBatch1 for an image alone
    /// @param millisecondsAtBatch128 for each image where 128 are computed at once
    public record Measured(
            OptionalDouble testTopFiveAccuracy,
            OptionalDouble testLoss,
            OptionalDouble imagesPerSecond,
            OptionalLong peakMemoryBytes,
            OptionalDouble millisecondsAtBatch1,
            OptionalDouble millisecondsAtBatch128) {

        private static Measured of(JsonNode trial) {
            JsonNode latency = trial.path("latency");
            return new Measured(
                    number(trial.path("testTopFiveAccuracy")),
                    number(trial.path("testLoss")),
                    number(trial.path("imagesPerSecond")),
                    whole(trial.path("peakMemoryBytes")),
                    number(latency.path("millisecondsAtBatch1")),
                    number(latency.path("millisecondsAtBatch128")));
        }
    }

    /// Why a trial failed.
    ///
    /// @param reason the API's word
    public record Failure(String reason, String message) {

        /// Both, as one line that a terminal may show.
        public String line() {
            return Text.visible(reason + ": " + message);
        }
    }

    /// Reads a `Trial` of the API.
    public static TrialView of(JsonNode trial) {
        return new TrialView(
                trial.path("id").asLong(),
                trial.path("number").asInt(),
                trial.path("role").asText(""),
                trial.path("state").asText(""),
                trial.path("epochs").asInt(),
                trial.path("name").asText(""),
                trial.path("parameters").asLong(),
                trial.path("multiplyAdds").asLong(),
                number(trial.path("validationAccuracy")),
                number(trial.path("testAccuracy")),
                number(trial.path("trainingSeconds")),
                Measured.of(trial),
                whole(trial.path("reusedFrom")),
                failure(trial.path("failure")),
                trial.path("hasWeights").asBoolean());
    }

    /// A trial where there is one.
    static Optional<TrialView> optional(JsonNode trial) {
        return trial.isObject() ? Optional.of(of(trial)) : Optional.empty();
    }

    public boolean isBaseline() {
        return "baseline".equals(role);
    }

    public boolean succeeded() {
        return "succeeded".equals(state);
    }

    /// Whether nothing more will happen to it.
    public boolean ended() {
        return switch (state) {
            case "succeeded", "failed", "pruned", "cancelled" -> true;
            default -> false;
        };
    }

    private static OptionalDouble number(JsonNode value) {
        return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
    }

    private static OptionalLong whole(JsonNode value) {
        return value.isNumber() ? OptionalLong.of(value.asLong()) : OptionalLong.empty();
    }

    private static Optional<Failure> failure(JsonNode failure) {
        return failure.isObject()
                ? Optional.of(
                        new Failure(
                                failure.path("reason").asText(""),
                                failure.path("message").asText("")))
                : Optional.empty();
    }
}
