package io.cellwright.controller.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.cli.client.Api;
import io.cellwright.controller.cli.client.ControllerClient;
import io.cellwright.controller.cli.client.RefusedException;
import io.cellwright.controller.cli.client.SearchView;
import io.cellwright.controller.cli.output.CommandFailure;
import io.cellwright.controller.cli.output.Terminal;
import io.cellwright.controller.cli.report.Tables;
import io.cellwright.searchspace.trial.InvalidDocumentException;
import io.cellwright.searchspace.trial.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "create",
        description = {
            "Starts a search.",
            "What neither an option nor the file says has the controller's default;"
                    + " an option beats the file."
        })
final class SearchCreateCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final InputStream input;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private ConnectionOptions connection = new ConnectionOptions();
    @Mixin private OutputOptions output = new OutputOptions();

    @Option(
            names = "--file",
            paramLabel = "SPEC.json",
            description = "The specification of the search, - for standard input.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--space-file",
            paramLabel = "SPACE.yaml",
            description = "A search space of your own, instead of --space.")
    private Optional<Path> spaceFile = Optional.empty();

    @Option(
            names = "--baselines",
            paramLabel = "MODELS",
            description = "Models to train for comparison, separated by commas, or none.")
    private Optional<String> baselines = Optional.empty();

    @Option(names = "--watch", description = "Follow the search until it has ended.")
    private boolean watch;

    private SearchCreateCommand(Terminal terminal, InputStream input) {
        this.terminal = terminal;
        this.input = input;
    }

    /// The command with all its options.
    static CommandLine commandLine(Terminal terminal, InputStream input) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(new SearchCreateCommand(terminal, input));
        SpecificationOption.ALL.forEach(option -> spec.addOption(option.spec()));
        return new CommandLine(spec);
    }

    @Override
    public Integer call() {
        ObjectNode specification = specification();
        try (ControllerClient client = connection.client()) {
            JsonNode search = create(client, specification);
            SearchView view = SearchView.of(search);
            if (watch) {
                terminal.tell("created search %d".formatted(view.id()));
                return new SearchWatch(client, terminal).watch(view.id(), output);
            }
            output.print(terminal, () -> Tables.searches(List.of(view)), () -> search);
            return 0;
        }
    }

    private ObjectNode specification() {
        ObjectNode specification = fromFile();
        if (spaceFile.isPresent() && given().stream().anyMatch(SpecificationOption::ofSpace)) {
            throw usage("--space-file excludes the options that choose or size another space");
        }
        for (SpecificationOption option : given()) {
            option.set(specification, spec.findOption(option.option()).getValue());
        }
        spaceFile.ifPresent(space -> specification.set("space", SpaceFileOption.read(space)));
        baselines.ifPresent(models ->
                specification.putPOJO(
                        "baselines",
                        models.equals("none") ? List.of() : List.of(models.split(",", -1))));
        if (!specification.has("dataset")) {
            throw usage(
                    "Missing required option: '--dataset=NAME' (or the field dataset in --file)");
        }
        return specification;
    }

    private ObjectNode fromFile() {
        if (file.isEmpty()) {
            return Json.tree(Map.of());
        }
        String name = file.get().toString();
        try {
            String text =
                    name.equals("-")
                            ? new String(input.readAllBytes(), StandardCharsets.UTF_8)
                            : Files.readString(file.get());
            if (Json.readTree(text) instanceof ObjectNode specification) {
                return specification;
            }
            throw new CommandFailure(name + ": a specification is a JSON object");
        } catch (IOException e) {
            throw new CommandFailure("the file %s cannot be read: %s".formatted(name, e), e);
        } catch (InvalidDocumentException e) {
            throw new CommandFailure("%s is not JSON: %s".formatted(name, e.getMessage()), e);
        }
    }

    private JsonNode create(ControllerClient client, ObjectNode specification) {
        try {
            return client.post(Api.SEARCHES, specification);
        } catch (RefusedException e) {
            String message = String.valueOf(e.getMessage());
            Optional<SpecificationOption> culprit =
                    given().stream()
                            .filter(option -> option.isMeantBy(e.field().orElse(""), message))
                            .findFirst();
            if (e.status() == 400 && culprit.isPresent()) {
                throw usage(
                        "Invalid value for option '%s': %s"
                                .formatted(culprit.get().option(), message));
            }
            throw e;
        }
    }

    private List<SpecificationOption> given() {
        return SpecificationOption.ALL.stream()
                .filter(option ->
                        spec.commandLine().getParseResult().hasMatchedOption(option.option()))
                .toList();
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
