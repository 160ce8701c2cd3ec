package io.cellwright.controller.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.cli.client.Api;
import io.cellwright.controller.cli.client.ControllerClient;
import io.cellwright.controller.cli.client.SearchView;
import io.cellwright.controller.cli.client.TrialView;
import io.cellwright.controller.cli.output.Terminal;
import io.cellwright.controller.cli.report.ComparisonTables;
import io.cellwright.controller.cli.report.FrontTable;
import io.cellwright.controller.cli.report.SearchFacts;
import io.cellwright.controller.cli.report.Tables;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "search", description = "Starts, watches and steers searches.")
final class SearchCommand {

    private static final String ID = "The search's number, as `search list` prints it.";

    private final Terminal terminal;

    SearchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists all searches, newest first.")
    int list(@Mixin ConnectionOptions connection, @Mixin OutputOptions output) {
        return new RemoteCall(terminal, connection, output)
                .print(client -> client.get(Api.SEARCHES), SearchCommand::table);
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows a search and its trials.")
    int show(
            @Mixin ConnectionOptions connection,
            @Mixin OutputOptions output,
            @Parameters(paramLabel = "ID", description = ID) long id) {
        try (ControllerClient client = connection.client()) {
            JsonNode search = client.get(Api.search(id));
            JsonNode trials = client.get(Api.search(id) + "/trials").path("trials");
            List<TrialView> views = trials.valueStream().map(TrialView::of).toList();
            output.print(
                    terminal,
                    () ->
                            Tables.searches(List.of(SearchView.of(search)))
                                    + (views.isEmpty() ? "" : "\n\n" + Tables.trials(views))
                                    + Tables.measured(views)
                                    + facts(SearchView.of(search)),
                    () -> document(search, trials));
            SearchWarning.tell(SearchView.of(search), terminal);
        }
        return 0;
    }

    @Command(
            name = "compare",
            mixinStandardHelpOptions = true,
            description = {
                "Compares what searches of the same task found.",
                "Searches that differ only in name and seed are repeats: they are one row, with the"
                        + " mean and the standard deviation of their results, and beside it how far"
                        + " that is from random search with the same trials and budget."
            })
    int compare(
            @Mixin ConnectionOptions connection,
            @Mixin OutputOptions output,
            @Parameters(
                            paramLabel = "ID",
                            arity = "0..*",
                            description =
                                    "The searches' numbers; all that were not cancelled unless any"
                                            + " is given.")
                    List<Long> ids) {
        int code =
                new RemoteCall(terminal, connection, output)
                        .print(
                                client -> client.get(Api.comparison(ids == null ? List.of() : ids)),
                                ComparisonTables::tasks);
        terminal.tell(ComparisonTables.LEGEND);
        return code;
    }

    private static String facts(SearchView search) {
        String facts = SearchFacts.text(search);
        return facts.isEmpty() ? "" : "\n\n" + facts;
    }

    @Command(
            name = "front",
            mixinStandardHelpOptions = true,
            description = {
                "Shows the candidates of a search that no other one beats in every goal, the most"
                        + " accurate first, and their hypervolume.",
                "With accuracy as the only goal that is the best candidate alone."
            })
    int front(
            @Mixin ConnectionOptions connection,
            @Mixin OutputOptions output,
            @Parameters(paramLabel = "ID", description = ID) long id) {
        return new RemoteCall(terminal, connection, output)
                .print(client -> client.get(Api.search(id) + "/front"), FrontTable::text);
    }

    private static ObjectNode document(JsonNode search, JsonNode trials) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("search", search);
        document.set("trials", trials);
        return document;
    }

    @Command(
            name = "watch",
            mixinStandardHelpOptions = true,
            description = {
                "Follows a search until it has ended, also across restarts of the controller.",
                "Ends with 0 if the search was completed, with 1 if no candidate succeeded or it"
                        + " was cancelled."
            })
    int watch(
            @Mixin ConnectionOptions connection,
            @Mixin OutputOptions output,
            @Parameters(paramLabel = "ID", description = ID) long id) {
        try (ControllerClient client = connection.client()) {
            return new SearchWatch(client, terminal).watch(id, output);
        }
    }

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description =
                    "Pauses a search: nothing new is started, and running trials are set aside"
                            + " after their last whole epoch, for `search resume`.")
    int pause(
            @Mixin ConnectionOptions connection,
            @Mixin OutputOptions output,
            @Parameters(paramLabel = "ID", description = ID) long id) {
        return move(id, "pause", connection, output);
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "Lets a paused search go on.")
    int resume(
            @Mixin ConnectionOptions connection,
            @Mixin OutputOptions output,
            @Parameters(paramLabel = "ID", description = ID) long id) {
        return move(id, "resume", connection, output);
    }

    @Command(
            name = "cancel",
            mixinStandardHelpOptions = true,
            description = "Ends a search for good and stops its trials.")
    int cancel(
            @Mixin ConnectionOptions connection,
            @Mixin OutputOptions output,
            @Parameters(paramLabel = "ID", description = ID) long id) {
        return move(id, "cancel", connection, output);
    }

    private int move(long id, String move, ConnectionOptions connection, OutputOptions output) {
        return new RemoteCall(terminal, connection, output)
                .print(
                        client -> client.post(Api.search(id) + "/" + move),
                        search -> Tables.searches(List.of(SearchView.of(search))));
    }

    private static String table(JsonNode answer) {
        return Tables.searches(Api.list(answer, "searches").stream().map(SearchView::of).toList());
    }
}
