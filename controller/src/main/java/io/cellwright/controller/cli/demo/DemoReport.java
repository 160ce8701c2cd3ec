package io.cellwright.controller.cli.demo;

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
