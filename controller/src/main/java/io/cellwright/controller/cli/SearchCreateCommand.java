package io.cellwright.controller.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.cli.client.Api;
import io.cellwright.controller.cli.client.ControllerClient;
import io.cellwright.controller.cli.client.RefusedException;
import io.cellwright.controller.cli.client.SearchView;
import io.cellwright.controller.cli.output.Terminal;
import io.cellwright.controller.cli.report.Tables;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "create",
        description = {
            "Starts a search.",
            "What neither an option nor the file says has the controller's default;"
                    + " an option beats the file."
        })
final class SearchCreateCommand implements Callable<Integer> {

    private static final int BAD_REQUEST = 400;
    private static final int MOST_REPEATS = 100;

    private final Terminal terminal;
    private final InputStream input;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private ConnectionOptions connection = new ConnectionOptions();
    @Mixin private OutputOptions output = new OutputOptions();

    @Option(
            names = "--file",
            paramLabel = "SPEC",
            description = "The specification of the search, as YAML or JSON; - for standard input.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--recipe",
            paramLabel = "NAME|FILE",
            completionCandidates = NamedRecipe.Presets.class,
            description =
                    "How every trial is trained: one of `recipe list`, or a file of your own,"
                            + " instead of the recipe of --file; search-proxy unless given.")
    private Optional<String> recipe = Optional.empty();

    @Option(
            names = "--space-file",
            paramLabel = "SPACE.yaml",
            description = "A search space of your own, instead of --space.")
    private Optional<Path> spaceFile = Optional.empty();

    @Option(
            names = "--strategy-parameter",
            paramLabel = "KEY=VALUE",
            description =
                    "A parameter of the strategy; may be given several times. `strategy show NAME`"
                            + " lists them.")
    private Map<String, String> strategyParameters = new LinkedHashMap<>();

    @Option(
            names = "--fidelity-parameter",
            paramLabel = "KEY=VALUE",
            description =
                    "A parameter of the fidelity; may be given several times. `fidelity show NAME`"
                            + " lists them.")
    private Map<String, String> fidelityParameters = new LinkedHashMap<>();

    @Option(
            names = "--repeats",
            paramLabel = "K",
            defaultValue = "1",
            description =
                    "Create K searches, 1 to 100, that differ in their seed: --seed, and those that"
                            + " follow it. Each trains anew what it tries. `search compare` says what"
                            + " they found, with mean and spread; 1 unless given.")
    private int repeats;

    @Option(names = "--watch", description = "Follow the search until it has ended.")
    private boolean watch;

    private SearchCreateCommand(Terminal terminal, InputStream input) {
        this.terminal = terminal;
        this.input = input;
    }

    /// The command with all its options.
    static CommandLine commandLine(Terminal terminal, InputStream input) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(new SearchCreateCommand(terminal, input));
        SpecificationOptions.ALL.forEach(option -> spec.addOption(option.spec()));
        return new CommandLine(spec);
    }

    @Override
    public Integer call() {
        rules().requireWithin("--repeats", repeats, 1, MOST_REPEATS);
        SearchRequest request =
                new SearchRequest(rules(), file(), recipe.map(this::recipe), spaceFile, options());
        ObjectNode specification = request.specification();
        try (ControllerClient client = connection.client()) {
            JsonNode answer = create(client, request, specification);
            List<SearchView> searches = searches(answer);
            if (watch) {
                searches.forEach(
                        search -> terminal.tell("created search %d".formatted(search.id())));
                return new SearchWatch(client, terminal)
                        .watch(searches.stream().map(SearchView::id).toList(), output);
            }
            output.print(terminal, () -> Tables.searches(searches), () -> answer);
            SearchWarning.tell(searches.getFirst(), terminal);
            return 0;
        }
    }

    private JsonNode create(
            ControllerClient client, SearchRequest request, ObjectNode specification) {
        try {
            return repeats == 1
                    ? client.post(Api.SEARCHES, specification)
                    : client.post(Api.repeatedSearches(repeats), specification);
        } catch (RefusedException e) {
            if (e.status() == BAD_REQUEST) {
                throw rules().usage(request.complaint(e));
            }
            throw e;
        }
    }

    /// One search, or all repeats.
    private static List<SearchView> searches(JsonNode answer) {
        return answer.has("searches")
                ? Api.list(answer, "searches").stream().map(SearchView::of).toList()
                : List.of(SearchView.of(answer));
    }

    private SpecificationFile file() {
        try {
            return file.map(path -> SpecificationFile.read(path, input))
                    .orElseGet(SpecificationFile::none);
        } catch (IllegalArgumentException e) {
            throw rules().usage("--file: " + e.getMessage());
        }
    }

    private NamedRecipe recipe(String word) {
        try {
            return NamedRecipe.of(word);
        } catch (IllegalArgumentException e) {
            throw rules().usage("--recipe: " + e.getMessage());
        }
    }

    private OptionRules rules() {
        return new OptionRules(spec);
    }

    private List<GivenOption> options() {
        Stream<GivenOption> named =
                SpecificationOptions.ALL.stream()
                        .filter(option ->
                                spec.commandLine()
                                        .getParseResult()
                                        .hasMatchedOption(option.option()))
                        .map(option ->
                                new GivenOption(
                                        option, spec.findOption(option.option()).getValue()));
        return Stream.of(
                        named,
                        parameters("strategy", strategyParameters),
                        parameters("fidelity", fidelityParameters))
                .flatMap(given -> given)
                .toList();
    }

    private static Stream<GivenOption> parameters(String of, Map<String, String> given) {
        return given.entrySet().stream()
                .map(entry -> GivenOption.parameter(of, entry.getKey(), entry.getValue()));
    }
}
