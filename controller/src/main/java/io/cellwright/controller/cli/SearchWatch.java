package io.cellwright.controller.cli;

import io.cellwright.controller.cli.client.ControllerClient;
import io.cellwright.controller.cli.client.Pause;
import io.cellwright.controller.cli.client.SearchFollower;
import io.cellwright.controller.cli.client.SearchView;
import io.cellwright.controller.cli.output.ProgressLine;
import io.cellwright.controller.cli.output.Terminal;
import io.cellwright.controller.cli.report.FailedSearch;
import io.cellwright.controller.cli.report.SearchProgress;
import io.cellwright.controller.cli.report.Tables;
import java.time.Clock;
import java.util.List;

/// Follows a search to its end, with a line of progress, and prints it.
record SearchWatch(ControllerClient client, Terminal terminal) {

    /// The exit code: 0 for a completed search, 1 for one that failed or was cancelled.
    int watch(long id, OutputOptions output) {
        ProgressLine line = new ProgressLine(terminal);
        SearchView search;
        try {
            SearchProgress progress = new SearchProgress(line, Clock.systemUTC());
            search = new SearchFollower(client, Pause.real(), progress).follow(id);
        } finally {
            line.end();
        }
        output.print(terminal, () -> Tables.searches(List.of(search)), search::document);
        if (!search.completed()) {
            terminal.tell("cellwright: " + FailedSearch.line(client, search));
            return 1;
        }
        return 0;
    }
}
