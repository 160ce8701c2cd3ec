package io.cellwright.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.searchspace.space.Decision;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.space.Spaces;
import io.cellwright.searchspace.trial.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SpaceCommandTest {

    private static final String OWN =
            """
            name: own
            operations: [identity, conv-3x3]
            blocks: 2
            """;

    @TempDir Path folder;

    static List<String> names() {
        return Spaces.names();
    }

    private static String printed(String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.out();
    }

    private static JsonNode document(String... arguments) {
        return Json.readTree(printed(arguments));
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("space.yaml"), content).toString();
    }

    /// Dong and Yang, 2020: 15,625 cells.
    @Test
    void theListNamesEverySpaceAndItsSize() {
        assertThat(printed("space", "list").lines())
                .hasSize(1 + Spaces.names().size())
                .anyMatch(line -> line.matches("nasbench201 +NAS-Bench-201 +6 +15,625"));
        assertThat(document("space", "list", "-o", "json"))
                .extracting(space -> space.path("name").asText())
                .containsExactlyElementsOf(Spaces.names());
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSpaceIsShownByItsDecisions(String name) {
        SearchSpace space = Spaces.named(name).open();
        JsonNode shown = document("space", "show", name, "-o", "json");

        assertThat(shown.path("decisions")).hasSameSizeAs(space.decisions());
        assertThat(shown.path("size").textValue()).isEqualTo(space.size().number().toString());
        assertThat(printed("space", "show", name)).contains(space.decisions().getLast().name());
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatIsDrawnIsInTheSpaceAndTheSameForTheSameSeed(String name) {
        SearchSpace space = Spaces.named(name).open();
        String[] command = {"space", "sample", name, "--seed", "7", "--count", "3", "-o", "json"};
        JsonNode samples = document(command);

        assertThat(samples).hasSize(3).isEqualTo(document(command));
        for (JsonNode sample : samples) {
            List<Integer> choices = new ArrayList<>();
            sample.path("choices").forEach(choice -> choices.add(choice.asInt()));
            assertThat(space.decode(choices).hash()).isEqualTo(sample.path("hash").asText());
            assertThat(sample.has("architecture")).isTrue();
        }
        assertThat(printed("space", "sample", name, "--seed", "7"))
                .startsWith(samples.path(0).path("hash").asText() + "\n\n");
    }

    @ParameterizedTest
    @MethodSource("names")
    void theOptionsOfAKindAreListedOnce(String name) {
        String shown = printed("space", "show", name);
        SearchSpace space = Spaces.named(name).open();
        for (Decision decision : space.decisions()) {
            String kind = decision.kind().name().toLowerCase(Locale.ROOT) + " ";
            String options = "  " + String.join(" ", decision.options());
            assertThat(
                            shown.lines()
                                    .filter(line ->
                                            line.startsWith(kind) && line.endsWith(options)))
                    .hasSize(1);
        }
    }

    @Test
    void aSpaceHasTheSizesThatAreAskedFor() {
        SearchSpace space = Spaces.named("darts").open(Map.of("blocks", 2));
        JsonNode shown = document("space", "show", "darts", "--blocks", "2", "-o", "json");
        assertThat(shown.path("decisions")).hasSameSizeAs(space.decisions());
        JsonNode sampled = document("space", "sample", "macro", "--layers", "3", "-o", "json");
        assertThat(sampled.at("/0/architecture/layers")).hasSize(3);
    }

    @Test
    void withoutASeedTheSameIsDrawnEveryTime() {
        assertThat(printed("space", "sample", "nasnet"))
                .isEqualTo(printed("space", "sample", "nasnet", "--seed", "1"));
    }

    @Test
    void aFileIsASpaceToo() throws IOException {
        String file = file(OWN);

        assertThat(printed("space", "validate", file))
                .startsWith(file + ": space own, ")
                .contains(" architectures, ");
        assertThat(document("space", "show", file, "-o", "json").path("name").asText())
                .isEqualTo("own");
        assertThat(document("space", "sample", file, "--seed", "1", "-o", "json")).hasSize(1);
    }

    @Test
    void aFileWhoseConstraintsNothingKeepsCannotBeSampled() throws IOException {
        CommandRun run =
                CommandRun.of(
                        "space",
                        "sample",
                        file(OWN + "constraints: {parameters: 1}\n"),
                        "--seed",
                        "1");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("parameters");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aFileWhoseConstraintsNothingKeepsIsNotValid() throws IOException {
        String file = file(OWN + "constraints: {parameters: 1}\n");
        CommandRun run = CommandRun.of("space", "validate", file);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("cellwright: %s: constraints: none of 1,000".formatted(file))
                .contains("parameters is at most 1, not ");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aFileHasANameThatNoSpaceHas(String name) throws IOException {
        String file = file(OWN.replace("own", name));
        CommandRun run = CommandRun.of("space", "validate", file);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("cellwright: %s, line 1: name: ".formatted(file))
                .contains("\"%s\"".formatted(name));
    }

    @Test
    void aWrongFileIsNamedWithItsLineAndRule() throws IOException {
        String file = file("name: own\noperations: [identity, conv-33]\n");
        for (String command : List.of("validate", "show")) {
            CommandRun run = CommandRun.of("space", command, file);
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .startsWith("cellwright: %s, line 2: operations[1]: ".formatted(file))
                    .contains("did you mean");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    space                           | a command is missing | list, sample, show, validate
                    space show                      | NAME | missing
                    space show nasnett              | "nasnett" | did you mean
                    space show none.yaml            | none.yaml | there is no such file
                    space validate none.yaml        | none.yaml | there is no such file
                    space show nasnet --blocks 13   | blocks | 1 to 12
                    space sample nasnet --layers 2  | "layers" | there are blocks
                    space sample nasnet --seed x    | --seed | whole number
                    space sample nasnet --seed 1 --count 0 | --count | 1 to 100000
                    space list -o yaml              | --format | table, json
                    """)
    void aWrongCallEndsWith2AndSaysWhatIsWrong(String command, String what, String rule) {
        CommandRun run = CommandRun.of(command.split(" "));
        assertThat(run.err()).startsWith("cellwright: ").contains(what, rule);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }
}
