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
import java.util.Map;

/// Follows searches to their end, with a line of progress, and prints them.
record SearchWatch(ControllerClient client, Terminal terminal) {

    /// The exit code: 0 for a completed search, 1 for one that failed or was cancelled.
    int watch(long id, OutputOptions output) {
        SearchView search = follow(id);
        output.print(terminal, () -> Tables.searches(List.of(search)), search::document);
        return exitCode(List.of(search));
    }

    /// Follows several, one after the other. The exit code is 1 where one failed or was cancelled.
    int watch(List<Long> ids, OutputOptions output) {
        if (ids.size() == 1) {
            return watch(ids.getFirst(), output);
        }
        List<SearchView> searches = ids.stream().map(this::follow).toList();
        output.print(
                terminal,
                () -> Tables.searches(searches),
                () -> Map.of("searches", searches.stream().map(SearchView::document).toList()));
        return exitCode(searches);
    }

    private SearchView follow(long id) {
        ProgressLine line = new ProgressLine(terminal);
        try {
            SearchProgress progress = new SearchProgress(line, Clock.systemUTC());
            return new SearchFollower(client, Pause.real(), progress).follow(id);
        } finally {
            line.end();
        }
    }

    private int exitCode(List<SearchView> searches) {
        List<SearchView> others = searches.stream().filter(search -> !search.completed()).toList();
        others.forEach(search -> terminal.tell("cellwright: " + FailedSearch.line(client, search)));
        return others.isEmpty() ? 0 : 1;
    }
}
