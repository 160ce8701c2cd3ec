package io.cellwright.controller.cli.report;

import io.cellwright.controller.cli.client.SearchView;
import io.cellwright.controller.cli.client.TrialView;
import io.cellwright.controller.cli.client.WorkerView;
import io.cellwright.controller.cli.output.Table;
import io.cellwright.controller.cli.output.Text;
import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cell.Branch;
import io.cellwright.searchspace.cell.Cell;
import io.cellwright.searchspace.cell.CellBlock;
import java.util.List;
import java.util.OptionalDouble;

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
                        "STRATEGY",
                        "STATE",
                        ">TRIALS",
                        ">FAILED",
                        ">BEST",
                        "CREATED");
        for (SearchView search : searches) {
            table.row(
                    String.valueOf(search.id()),
                    search.name(),
                    search.dataset(),
                    search.strategy(),
                    search.state(),
                    "%d/%d".formatted(search.progress().ended(), search.progress().total()),
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
                        "FAILURE");
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
                    trial.failure()
                            .map(failure -> Text.shortened(failure.line(), LONGEST_FAILURE))
                            .orElse(""));
        }
        return table.render();
    }

    /// The blocks of both cells. State 0 is the cell before the previous one, 1 the previous one,
    /// `2 + i` block `i` of the same cell.
    public static String blocks(Architecture.Cells architecture) {
        Table table = Table.of("CELL", ">STATE", "FIRST", ">OF", "SECOND", ">OF");
        rows(table, "normal", architecture.normal());
        rows(table, "reduction", architecture.reduction());
        return table.render();
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

    private static void rows(Table table, String name, Cell cell) {
        int state = Cell.INPUTS;
        for (CellBlock block : cell.blocks()) {
            Branch first = block.first();
            Branch second = block.second();
            table.row(
                    name,
                    String.valueOf(state++),
                    first.operation().name(),
                    String.valueOf(first.input()),
                    second.operation().name(),
                    String.valueOf(second.input()));
        }
    }
}
