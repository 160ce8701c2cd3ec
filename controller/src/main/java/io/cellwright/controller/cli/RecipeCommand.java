package io.cellwright.controller.cli;

import io.cellwright.controller.cli.output.Terminal;
import io.cellwright.controller.cli.output.Yaml;
import io.cellwright.controller.cli.report.RecipeTables;
import io.cellwright.searchspace.commandline.ExitCode;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.Preset;
import io.cellwright.searchspace.trial.Recipe;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "recipe", description = "Shows how networks are trained, and checks your own way.")
final class RecipeCommand {

    enum Format {
        TABLE,
        JSON,
        YAML;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Terminal terminal;

    @Spec private CommandSpec spec = CommandSpec.create();

    RecipeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the recipes that have a name, and where they were published.")
    int list(@Mixin OutputOptions output) {
        output.print(terminal, () -> RecipeTables.presets(Preset.ALL), () -> Preset.ALL);
        return ExitCode.OK;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = {
                "Shows every field of a recipe.",
                "What a file leaves out comes from the preset that it names, or from search-proxy;"
                        + " what is wrong with it is named."
            })
    int show(
            @Parameters(
                            paramLabel = "NAME|FILE",
                            completionCandidates = NamedRecipe.Presets.class,
                            description = "A recipe of `recipe list`, or a file of one.")
                    String name,
            @Option(
                            names = {"-o", "--format"},
                            paramLabel = "FORMAT",
                            defaultValue = "table",
                            description =
                                    "In which form it is printed: ${COMPLETION-CANDIDATES}; table"
                                            + " unless given.")
                    Format format) {
        Recipe recipe = recipe(name);
        terminal.print(
                switch (format) {
                    case TABLE -> RecipeTables.fields(recipe);
                    case JSON -> Json.writePretty(recipe);
                    case YAML -> Yaml.write(Json.tree(recipe)).stripTrailing();
                });
        return ExitCode.OK;
    }

    /// What is wrong with a recipe is wrong with the call.
    private Recipe recipe(String name) {
        try {
            return NamedRecipe.of(name).recipe();
        } catch (IllegalArgumentException e) {
            CommandSpec show =
                    Objects.requireNonNull(spec.subcommands().get("show")).getCommandSpec();
            throw new OptionRules(show).usage(String.valueOf(e.getMessage()));
        }
    }
}
