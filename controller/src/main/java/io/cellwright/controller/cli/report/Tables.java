package io.cellwright.controller.cli.report;

import io.cellwright.controller.cli.client.SearchView;
import io.cellwright.controller.cli.client.TrialView;
import io.cellwright.controller.cli.client.WorkerView;
import io.cellwright.controller.cli.output.Table;
import io.cellwright.controller.cli.output.Text;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What the API answers, as tables.
public final class Tables {

    private static final int LONGEST_FAILURE = 100;

    private Tables() {}

    /// All searches, a row each.
    public static String searches(List<SearchView> searches) {
        Table table =
                Table.of(
                        ">ID",
                        "NAME",
                        "DATASET",
                        "SPACE",
                        "STRATEGY",
                        "STATE",
                        ">CANDIDATES",
                        ">BASELINES",
                        ">FAILED",
                        ">BEST",
                        "CREATED");
        for (SearchView search : searches) {
            table.row(
                    String.valueOf(search.id()),
                    search.name(),
                    search.dataset(),
                    search.space(),
                    search.strategy(),
                    search.state(),
                    search.candidatesDone(),
                    search.baselinesDone(),
                    String.valueOf(search.progress().failed()),
                    Text.percent(
                            search.best()
                                    .map(TrialView::validationAccuracy)
                                    .orElse(OptionalDouble.empty())),
                    search.createdAt());
        }
        return table.render();
    }

    /// Trials, a row each, in the order given.
    public static String trials(List<TrialView> trials) {
        Table table =
                Table.of(
                        ">TRIAL",
                        "ROLE",
                        "NETWORK",
                        "STATE",
                        ">VALIDATION",
                        ">TEST",
                        ">PARAMETERS",
                        ">MULTIPLY-ADDS",
                        ">SECONDS",
                        "NOTE");
        for (TrialView trial : trials) {
            table.row(
                    String.valueOf(trial.id()),
                    trial.role(),
                    trial.name(),
                    trial.state(),
                    Text.percent(trial.validationAccuracy()),
                    Text.percent(trial.testAccuracy()),
                    Text.count(trial.parameters()),
                    Text.count(trial.multiplyAdds()),
                    Text.seconds(trial.trainingSeconds()),
                    note(trial));
        }
        return table.render();
    }

    /// What was measured of the trials that succeeded, a row each; nothing where there are none.
    ///
    /// Errors are of the test images, latencies in milliseconds for each image.
    public static String measured(List<TrialView> trials) {
        Table table =
                Table.of(
                        ">TRIAL",
                        "NETWORK",
                        ">TEST ERROR",
                        ">TOP-5 ERROR",
                        ">TEST LOSS",
                        ">IMAGES/S",
                        ">MEMORY",
                        ">MS AT BATCH 1",
                        ">AT 128");
        List<TrialView> succeeded = trials.stream().filter(TrialView::succeeded).toList();
        for (TrialView trial : succeeded) {
            TrialView.Measured measured = trial.measured();
            table.row(
                    String.valueOf(trial.id()),
                    trial.name(),
                    error(trial.testAccuracy()),
                    error(measured.testTopFiveAccuracy()),
                    Text.decimal(measured.testLoss(), 3),
                    Text.decimal(measured.imagesPerSecond(), 0),
                    Text.megabytes(measured.peakMemoryBytes()),
                    Text.decimal(measured.millisecondsAtBatch1(), 2),
                    Text.decimal(measured.millisecondsAtBatch128(), 3));
        }
        return succeeded.isEmpty() ? "" : "\n\n" + table.render();
    }

    private static String error(OptionalDouble accuracy) {
        return Text.percent(
                accuracy.isPresent() ? OptionalDouble.of(1 - accuracy.getAsDouble()) : accuracy);
    }

    /// Why a trial failed, how far it came where it was not trained to the end, or why it has a
    /// result although it was never trained.
    private static String note(TrialView trial) {
        return trial.failure()
                .map(failure -> Text.shortened(failure.line(), LONGEST_FAILURE))
                .orElseGet(() -> note(trial.state(), trial.epochs(), trial.reusedFrom()));
    }

    private static String note(String state, int epochs, OptionalLong equal) {
        return switch (state) {
            case "pruned" ->
                    equal.isPresent()
                            ? "equals trial %d, stopped after epoch %d"
                                    .formatted(equal.getAsLong(), epochs)
                            : "stopped after epoch " + epochs;
            case "paused" -> "paused after epoch " + epochs;
            default -> equal.isPresent() ? "reused from trial " + equal.getAsLong() : "";
        };
    }

    /// Workers, a row each.
    public static String workers(List<WorkerView> workers) {
        Table table = Table.of(">ID", "NAME", "STATE", ">BUSY", "DEVICE", "ENGINE", "CANNOT READ");
        for (WorkerView worker : workers) {
            table.row(
                    String.valueOf(worker.id()),
                    worker.name(),
                    worker.state(),
                    "%d/%d".formatted(worker.busy(), worker.slots()),
                    worker.device(),
                    worker.engine(),
                    String.join(", ", worker.missing()));
        }
        return table.render();
    }
}
