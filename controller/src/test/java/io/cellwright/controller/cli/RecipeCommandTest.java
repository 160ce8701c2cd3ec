package io.cellwright.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.Optimizer;
import io.cellwright.searchspace.trial.Preset;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.searchspace.trial.Schedule;
import io.cellwright.searchspace.trial.YamlDocument;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecipeCommandTest {

    @TempDir Path folder;

    static List<Preset> presets() {
        return Preset.ALL;
    }

    private static String printed(String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.out();
    }

    @Test
    void theListNamesEveryPresetAndItsSource() {
        assertThat(printed("recipe", "list").lines())
                .hasSize(1 + Preset.ALL.size())
                .anyMatch(line ->
                        line.matches("resnet-2015 +120 +256 +sgd +0.1 +plateau .+ He, Zhang.+"));
        assertThat(Json.readTree(printed("recipe", "list", "-o", "json")))
                .extracting(preset -> preset.path("name").asText())
                .containsExactlyElementsOf(Preset.names());
    }

    @ParameterizedTest
    @MethodSource("presets")
    void whatIsShownIsTheWholeRecipeAndMayBeReadAgain(Preset preset) throws IOException {
        for (String format : List.of("json", "yaml")) {
            String text = printed("recipe", "show", preset.name(), "-o", format);
            assertThat(Json.read(YamlDocument.read(text), Recipe.class)).isEqualTo(preset.recipe());
            Path file = Files.writeString(folder.resolve("recipe." + format), text);
            assertThat(printed("recipe", "show", file.toString(), "-o", format)).isEqualTo(text);
        }
        assertThat(printed("recipe", "show", preset.name()).lines())
                .anyMatch(line -> line.matches("FIELD +VALUE"))
                .anyMatch(line -> line.matches("epochs +%d".formatted(preset.recipe().epochs())));
    }

    /// Every field and every preset has a row in the page, with its default or its main numbers.
    @Test
    void thePageOfRecipesHasARowForEveryPresetAndField() throws IOException {
        List<String> page = Files.readAllLines(Path.of("..", "docs", "recipes.md"));
        for (Preset preset : Preset.ALL) {
            Recipe recipe = preset.recipe();
            assertThat(page)
                    .anyMatch(line ->
                            line.startsWith(
                                    "| `%s` | %d | %d | "
                                            .formatted(
                                                    preset.name(),
                                                    recipe.epochs(),
                                                    recipe.batchSize())));
        }
        for (String line : printed("recipe", "show", "search-proxy").lines().skip(1).toList()) {
            String[] field = line.split(" +", -1);
            String value =
                    field[1].matches("[0-9]{4,}")
                            ? "%,d".formatted(Long.parseLong(field[1]))
                            : field[1];
            String ofItsKind = "\\|[^|]*\\| `%s` .*".formatted(field[0].replaceFirst(".*\\.", ""));
            assertThat(page)
                    .as(line)
                    .anyMatch(row ->
                            (row.startsWith("| `%s` | ".formatted(field[0]))
                                            || row.matches(ofItsKind))
                                    && row.matches(".* \\| `?%s`? \\| .*".formatted(value)));
        }
        for (Class<?> kind : List.of(Optimizer.class, Schedule.class)) {
            for (Class<?> record : kind.getPermittedSubclasses()) {
                for (RecordComponent component : record.getRecordComponents()) {
                    assertThat(page)
                            .as("%s", component)
                            .anyMatch(
                                    row -> row.contains("| `%s` |".formatted(component.getName())));
                }
            }
        }
    }

    @Test
    void aFileIsCompletedByItsPreset() throws IOException {
        Path file = folder.resolve("own.yaml");
        Files.writeString(file, "preset: resnet-2015\nregularization: {weightDecay: 1e-5}\n");
        assertThat(printed("recipe", "show", file.toString()))
                .containsPattern("regularization.weightDecay +0.00001\n")
                .containsPattern("batchSize +256\n");
        Files.writeString(file, "quick");
        assertThat(printed("recipe", "show", file.toString()))
                .isEqualTo(printed("recipe", "show", "quick"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    epochs: 0                     | epochs is 1 to 10,000, not 0
                    optimizer: {kind: sdg}        | optimizer: kind is one of [sgd, adam, adamw, rmsprop], not "sdg"; did you mean sgd?
                    preset: quik                  | preset: no recipe is named "quik"; did you mean quick?
                    quik                          | no recipe is named "quik"; did you mean quick?
                    [1]                           | holds no recipe
                    a: [                          | line 1: it is not YAML
                    """)
    void aFileThatIsNoRecipeIsNamedWithItsFieldAndRule(String text, String rule)
            throws IOException {
        String file = Files.writeString(folder.resolve("own.yaml"), text).toString();
        CommandRun run = CommandRun.of("recipe", "show", file);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().findFirst().orElseThrow())
                .startsWith("cellwright: ")
                .contains(rule);
    }
}
