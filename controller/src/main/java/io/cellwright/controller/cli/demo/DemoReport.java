package io.cellwright.controller.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.controller.cli.client.SearchView;
import io.cellwright.controller.cli.client.TrialView;
import io.cellwright.controller.cli.output.Table;
import io.cellwright.controller.cli.output.Text;
import java.util.List;
import java.util.stream.Stream;

/// The end of a demo: the best cell beside the models that were trained as it was.
///
/// @param best the candidate with the highest validation accuracy
record DemoReport(TrialView best, List<TrialView> baselines) {

    /// From all trials of a search.
    static DemoReport of(TrialView best, List<TrialView> trials) {
        return new DemoReport(best, trials.stream().filter(TrialView::isBaseline).toList());
    }

    /// What the table compares.
    String caption(SearchView search) {
        JsonNode recipe = search.document().path("recipe");
        return "the best of %d candidates on %s, beside what was designed by hand; each trained for %d epochs of %s images"
                .formatted(
                        search.trials(),
                        search.dataset(),
                        recipe.path("epochs").asInt(),
                        Text.count(recipe.path("trainExamples").asLong()));
    }

    String table() {
        Table table =
                Table.of(
                        "",
                        "NETWORK",
                        ">VALIDATION",
                        ">TEST",
                        ">PARAMETERS",
                        ">MULTIPLY-ADDS",
                        ">SECONDS");
        Stream.concat(Stream.of(best), baselines.stream())
                .forEach(trial ->
                        table.row(
                                trial.isBaseline() ? "by hand" : "best cell",
                                trial.name(),
                                Text.percent(trial.validationAccuracy()),
                                Text.percent(trial.testAccuracy()),
                                Text.count(trial.parameters()),
                                Text.count(trial.multiplyAdds()),
                                Text.seconds(trial.trainingSeconds())));
        return table.render();
    }
}
