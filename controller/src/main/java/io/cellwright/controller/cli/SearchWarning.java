package io.cellwright.controller.cli;

import io.cellwright.controller.cli.client.SearchView;
import io.cellwright.controller.cli.output.Terminal;
import io.cellwright.controller.cli.output.Text;

/// Says why a search waits, below what is printed of it.
final class SearchWarning {

    private SearchWarning() {}

    static void tell(SearchView search, Terminal terminal) {
        search.warning()
                .ifPresent(warning ->
                        terminal.tell("warning: the search waits: " + Text.visible(warning)));
    }
}
