package io.cellwright.controller.cli.report;

import io.cellwright.controller.cli.client.Api;
import io.cellwright.controller.cli.client.ControllerClient;
import io.cellwright.controller.cli.client.SearchView;
import io.cellwright.controller.cli.client.TrialView;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Says why a search ended without a result.
public final class FailedSearch {

    private FailedSearch() {}

    /// As [#line(SearchView, List)], with the trials as the controller has them.
    public static String line(ControllerClient client, SearchView search) {
        List<TrialView> trials =
                search.failed()
                        ? Api.list(client.get(Api.search(search.id()) + "/trials"), "trials")
                                .stream()
                                .map(TrialView::of)
                                .toList()
                        : List.of();
        return line(search, trials);
    }

    /// One line: how many trials failed, and the most frequent reason with the first message.
    public static String line(SearchView search, List<TrialView> trials) {
        if (!search.failed() && !search.completed()) {
            return "search %d was %s".formatted(search.id(), search.state());
        }
        String why =
                trials.stream()
                        .flatMap(trial -> trial.failure().stream())
                        .collect(Collectors.groupingBy(TrialView.Failure::reason))
                        .values()
                        .stream()
                        .max(Comparator.comparingInt(List::size))
                        .map(most ->
                                ", %d of them with %s"
                                        .formatted(most.size(), most.getFirst().line()))
                        .orElse("");
        String when = search.spentBudget().map(" before its %s were spent"::formatted).orElse("");
        return "search %d found nothing%s: %d of %d trials failed%s"
                .formatted(
                        search.id(),
                        when,
                        search.progress().failed(),
                        search.progress().total(),
                        why);
    }
}
