package io.cellwright.controller.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.lifecycle.TrialState;
import io.cellwright.searchspace.trial.Scores;
import java.util.OptionalDouble;

/// The fields of a trial that say what came of it.
final class ResultView {

    private ResultView() {}

    /// Adds them all; what there is not, or not yet, is null.
    static void put(ObjectNode view, TrialState state) {
        view.putNull("validationAccuracy");
        view.putNull("testAccuracy");
        view.putNull("testTopFiveAccuracy");
        view.putNull("testLoss");
        view.putNull("trainingSeconds");
        view.putNull("imagesPerSecond");
        view.putNull("peakMemoryBytes");
        view.putNull("latency");
        view.putNull("failure");
        switch (state) {
            case TrialState.Succeeded succeeded -> put(view, succeeded.scores());
            case TrialState.Failed failed -> {
                ObjectNode failure = view.putObject("failure");
                failure.put("reason", failed.reason().name());
                failure.put("message", failed.message());
            }
            case TrialState.Suggested _,
                    TrialState.Leased _,
                    TrialState.Running _,
                    TrialState.Paused _,
                    TrialState.Scored _,
                    TrialState.Pruned _,
                    TrialState.Cancelled _ -> {}
        }
    }

    private static void put(ObjectNode view, Scores scores) {
        view.put("validationAccuracy", scores.validationAccuracy());
        view.put("testAccuracy", scores.testAccuracy());
        put(view, "testTopFiveAccuracy", scores.testTopFiveAccuracy());
        put(view, "testLoss", scores.testLoss());
        view.put("trainingSeconds", scores.seconds());
        view.put("imagesPerSecond", scores.imagesPerSecond());
        scores.peakMemoryBytes().ifPresent(bytes -> view.put("peakMemoryBytes", bytes));
        scores.latency()
                .ifPresent(latency -> {
                    ObjectNode milliseconds = view.putObject("latency");
                    milliseconds.put("millisecondsAtBatch1", latency.millisecondsAtBatch1());
                    milliseconds.putNull("millisecondsAtBatch128");
                    put(milliseconds, "millisecondsAtBatch128", latency.millisecondsAtBatch128());
                });
    }

    private static void put(ObjectNode view, String field, OptionalDouble value) {
        value.ifPresent(number -> view.put(field, number));
    }
}
