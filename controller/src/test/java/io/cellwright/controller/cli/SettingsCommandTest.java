package io.cellwright.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.controller.search.fidelity.Fidelity;
import io.cellwright.controller.search.strategy.Strategies;
import io.cellwright.searchspace.trial.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsCommandTest {

    @Test
    void everyStrategyAndFidelityIsListed() {
        assertThat(CommandRun.of("strategy", "list").out()).contains(Strategies.names());
        assertThat(CommandRun.of("fidelity", "list").out()).contains(Fidelity.SETTINGS.names());
    }

    @Test
    void everyParameterIsShownWithItsDefaultAndMeaning() {
        CommandRun run = CommandRun.of("fidelity", "show", "median-stop");
        assertThat(run.out())
                .startsWith("median-stop: ")
                .containsPattern("graceEpochs +1 +the epochs after which")
                .containsPattern("minimumTrials +5 +how many others");
        assertThat(CommandRun.of("strategy", "show", "random").out())
                .contains("It has no parameters.");
    }

    @Test
    void asJsonTheyAreWhatAFormNeeds() {
        JsonNode asha =
                Json.readTree(CommandRun.of("fidelity", "show", "asha", "-o", "json").out());
        assertThat(asha.at("/asha/parameters/reduction/usual").asInt()).isEqualTo(3);
        JsonNode all = Json.readTree(CommandRun.of("strategy", "list", "-o", "json").out());
        assertThat(all.at("/random/title").asText()).contains("control");
    }

    @Test
    void thePageOfParametersIsWhatTheCommandWrites() {
        assertThat(Path.of("../docs/strategy-parameters.md"))
                .as("./cellwright strategy list -o markdown > docs/strategy-parameters.md")
                .hasContent(CommandRun.of("strategy", "list", "-o", "markdown").out());
        assertThat(CommandRun.of("fidelity", "list", "-o", "markdown").out())
                .contains("\n## asha\n", "| `reduction` | `3` |");
    }

    @Test
    void aNameThatThereIsNotIsAWrongCall() {
        CommandRun run = CommandRun.of("strategy", "show", "randon");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("NAME is one of", "not randon", "did you mean random?");
    }
}
