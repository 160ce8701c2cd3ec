package io.cellwright.controller.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.cli.client.Api;
import io.cellwright.controller.cli.client.ControllerClient;
import io.cellwright.controller.cli.client.RefusedException;
import io.cellwright.controller.cli.client.SearchView;
import io.cellwright.controller.cli.output.Terminal;
import io.cellwright.controller.cli.report.Tables;
import io.cellwright.searchspace.trial.DatasetName;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
                    "How every trial is trained: one of `recipe list`, or a file of your own, instead"
                            + " of the recipe of --file; search-proxy unless given.")
    private Optional<String> recipe = Optional.empty();

    @Option(
            names = "--space-file",
            paramLabel = "SPACE.yaml",
            description = "A search space of your own, instead of --space.")
    private Optional<Path> spaceFile = Optional.empty();

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
        SpecificationFile given = file();
        Optional<NamedRecipe> named = recipe.map(this::recipe);
        ObjectNode specification = specification(given, named);
        try (ControllerClient client = connection.client()) {
            JsonNode search = create(client, specification, given, named);
            SearchView view = SearchView.of(search);
            if (watch) {
                terminal.tell("created search %d".formatted(view.id()));
                return new SearchWatch(client, terminal).watch(view.id(), output);
            }
            output.print(terminal, () -> Tables.searches(List.of(view)), () -> search);
            SearchWarning.tell(view, terminal);
            return 0;
        }
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

    private ObjectNode specification(SpecificationFile given, Optional<NamedRecipe> named) {
        ObjectNode specification = given.fields().deepCopy();
        named.ifPresent(own -> specification.set("recipe", own.fields().deepCopy()));
        for (SpecificationOption option : options()) {
            option.set(specification, value(option));
        }
        spaceFile.ifPresent(space -> specification.set("space", ownSpace(space)));
        requireThatNetworkCounts(specification.path("space"));
        if (!specification.has("dataset")) {
            // The misspelled name of the field says more than that the field is missing.
            given.unknownField()
                    .ifPresent(unknown -> {
                        throw rules().usage("--file: " + unknown);
                    });
            throw rules().usage(
                            "the option --dataset DATASET is missing, and so is the field dataset of a"
                                    + " --file: one of "
                                    + String.join(", ", DatasetName.texts()));
        }
        return specification;
    }

    private ObjectNode ownSpace(Path space) {
        if (options().stream().anyMatch(SpecificationOption::ofSpace)) {
            throw rules().usage(
                            "--space-file is a space of its own: --space and its sizes are for the"
                                    + " spaces that have a name");
        }
        try {
            return SpaceFileOption.read(space);
        } catch (IllegalArgumentException e) {
            throw rules().usage("--space-file: " + e.getMessage());
        }
    }

    /// A size of the network that the space decides itself would say nothing.
    private void requireThatNetworkCounts(JsonNode space) {
        for (SpecificationOption option : options()) {
            option.emptyIn(space)
                    .ifPresent(reason -> {
                        throw rules().usage("%s is not for %s".formatted(option.option(), reason));
                    });
        }
    }

    private JsonNode create(
            ControllerClient client,
            ObjectNode specification,
            SpecificationFile given,
            Optional<NamedRecipe> named) {
        try {
            return client.post(Api.SEARCHES, specification);
        } catch (RefusedException e) {
            if (e.status() == BAD_REQUEST) {
                throw rules().usage(complaint(e, given, named));
            }
            throw e;
        }
    }

    /// Which option, or which file, breaks the rule.
    private String complaint(
            RefusedException refusal, SpecificationFile given, Optional<NamedRecipe> named) {
        String message = String.valueOf(refusal.getMessage());
        String field = refusal.field().orElse("");
        return options().stream()
                .filter(option -> option.isMeantBy(field, message))
                .findFirst()
                .map(option -> complaint(option, field, message))
                .orElseGet(() ->
                        named.filter(_ -> field.matches("recipe\\b.*"))
                                .map(own -> "--recipe: %s: %s".formatted(own.word(), message))
                                .orElseGet(() ->
                                        given.sets(field)
                                                ? "%s: %s".formatted(given.name(), message)
                                                : message));
    }

    private String complaint(SpecificationOption option, String field, String message) {
        String rule =
                message.startsWith(field + ": ") ? message.substring(field.length() + 2) : message;
        String hint = rule.contains("did you mean") ? "" : option.hint(value(option));
        return "%s: %s%s".formatted(option.option(), rule, hint);
    }

    private Object value(SpecificationOption option) {
        return spec.findOption(option.option()).getValue();
    }

    private OptionRules rules() {
        return new OptionRules(spec);
    }

    private List<SpecificationOption> options() {
        return SpecificationOptions.ALL.stream()
                .filter(option ->
                        spec.commandLine().getParseResult().hasMatchedOption(option.option()))
                .toList();
    }
}
