package io.cellwright.controller.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.controller.cli.client.Api;
import io.cellwright.controller.cli.client.TrialView;
import io.cellwright.controller.cli.output.Table;
import io.cellwright.controller.cli.output.Text;
import java.util.OptionalDouble;

/// The candidates of a search that no other one beats in every goal.
public final class FrontTable {

    private FrontTable() {}

    /// The front with its goals and its hypervolume.
    ///
    /// @param front the API's answer
    public static String text(JsonNode front) {
        Table table =
                Table.of(
                        ">TRIAL",
                        "NETWORK",
                        ">VALIDATION",
                        ">TEST",
                        ">PARAMETERS",
                        ">MULTIPLY-ADDS",
                        ">ACTIVATIONS",
                        ">MS AT BATCH 1");
        for (JsonNode document : Api.list(front, "trials")) {
            TrialView trial = TrialView.of(document);
            table.row(
                    String.valueOf(trial.id()),
                    trial.name(),
                    Text.percent(trial.validationAccuracy()),
                    Text.percent(trial.testAccuracy()),
                    Text.count(trial.parameters()),
                    Text.count(trial.multiplyAdds()),
                    Text.count(document.path("activationBytes").asLong()),
                    Text.decimal(trial.measured().millisecondsAtBatch1(), 2));
        }
        OptionalDouble hypervolume = OptionalDouble.of(front.path("hypervolume").asDouble());
        return "%s\n\ngoals: %s\nhypervolume: %s"
                .formatted(
                        table.render(),
                        String.join(
                                ", ",
                                Api.list(front, "goals").stream().map(JsonNode::asText).toList()),
                        Text.decimal(hypervolume, 4));
    }
}
