package io.cellwright.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.controller.cli.client.Endpoint;
import io.cellwright.controller.rest.ControllerOptions;
import io.cellwright.controller.rest.ControllerServer;
import io.cellwright.searchspace.trial.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `search create` and a real controller: which rules there are, and how their errors are told.
class SearchCreateTest {

    @TempDir static Path folder;

    private static ControllerServer server;
    private static Path home;

    @BeforeAll
    static void start() throws IOException {
        Path own = folder.resolve("controller");
        server = ControllerServer.start(ControllerOptions.of(own, ControllerOptions.LOOPBACK, 0));
        String token = Files.readString(ControllerServer.tokenFile(own));
        home = Files.createDirectory(folder.resolve("home"));
        CommandRun.announce(home, new Endpoint(server.address(), token.strip()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static CommandRun create(String input, String options) {
        return CommandRun.of(
                false,
                input,
                Stream.concat(
                                Stream.of("search", "create", "--home", home.toString()),
                                Stream.of(options.split(" ")))
                        .toArray(String[]::new));
    }

    private static JsonNode created(String options) {
        CommandRun run = create("", "--dataset shapes -o json " + options);
        assertThat(run.err()).isEmpty();
        return Json.readTree(run.out());
    }

    private static int searches() {
        CommandRun run = CommandRun.of("search", "list", "-o", "json", "--home", home.toString());
        return Json.readTree(run.out()).path("searches").size();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    --strategy random                       | /strategy | {"name": "random"}
                    --strategy-parameter learningRate=0.5   | /strategy/learningRate | 0.5
                    --strategy reinforce --strategy-parameter learningRate=1e-3 --strategy-parameter baselineDecay=0.5 | /strategy/baselineDecay | 0.5
                    --fidelity asha --fidelity-parameter reduction=4 | /fidelity | {"name": "asha", "reduction": 4, "minimumEpochs": 1}
                    --fidelity median-stop                  | /fidelity/minimumTrials | 5
                    --goals accuracy,parameters             | /objective | {"goals": ["accuracy", "parameters"]}
                    --max-parameters 900000000 --max-multiply-adds 9000000000 | /objective/limits | {"parameters": 900000000, "multiplyAdds": 9000000000}
                    --max-activation-bytes 9000000000       | /objective/limits | {"activationBytes": 9000000000}
                    --latency-target 2.5                    | /objective/latency | {"targetMilliseconds": 2.5, "weight": -0.07}
                    --latency-target 2.5 --latency-weight -1 | /objective/latency/weight | -1.0
                    --screening synflow                     | /screening | {"score": "synflow", "proposals": 4, "first": 100000}
                    --screening parameters --proposals 8 --screen-first 10 | /screening | {"score": "parameters", "proposals": 8, "first": 10}
                    --hours 0.5 --device-hours 2            | /budget | {"hours": 0.5, "deviceHours": 2.0}
                    """)
    void whatTheOptionsSayIsWhatTheSearchDoes(String options, String place, String value) {
        assertThat(created(options).at(place)).isEqualTo(Json.readTree(value));
    }

    @Test
    void anOptionBeatsOnlyWhatItSaysOfTheFilesStrategy() {
        String file = "{dataset: shapes, strategy: {name: reinforce, learningRate: 0.25}}";
        CommandRun kept =
                create(
                        file,
                        "--file - -o json --strategy reinforce --strategy-parameter"
                                + " baselineDecay=0");
        assertThat(Json.readTree(kept.out()).at("/strategy/learningRate").asDouble())
                .isEqualTo(0.25);
        CommandRun other = create(file, "--file - -o json --strategy random");
        assertThat(Json.readTree(other.out()).path("strategy"))
                .isEqualTo(Json.readTree("{\"name\": \"random\"}"));
        CommandRun name =
                create(
                        "{dataset: shapes, fidelity: asha}",
                        "--file - -o json --fidelity-parameter reduction=5");
        assertThat(Json.readTree(name.out()).path("fidelity"))
                .isEqualTo(
                        Json.readTree(
                                "{\"name\": \"asha\", \"reduction\": 5, \"minimumEpochs\": 1}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    --strategy reinforc                     | --strategy: strategy is one of         | did you mean reinforce?
                    --strategy random --strategy-parameter x=1 | --strategy-parameter x=1: strategy random has no parameters, not "x" |
                    --strategy-parameter lerningRate=1      | --strategy-parameter lerningRate=1: strategy reinforce has the parameters [ | did you mean learningRate?
                    --strategy-parameter learningRate=-1    | --strategy-parameter learningRate=-1: learningRate is | not -1
                    --strategy-parameter learningRate=high  | --strategy-parameter learningRate=high: | number, not "high"
                    --strategy-parameter learningRate       | --strategy-parameter                   | KEY=VALUE
                    --fidelity ahsa                         | --fidelity: fidelity is one of         | did you mean asha?
                    --fidelity asha --fidelity-parameter reduktion=3 | --fidelity-parameter reduktion=3: | did you mean reduction?
                    --fidelity asha --fidelity-parameter reduction=1 | --fidelity-parameter reduction=1: reduction is 2 to | not 1
                    --fidelity asha --fidelity-parameter reduction=2.5 | --fidelity-parameter reduction=2.5: | whole number, not 2.5
                    --goals acuracy                         | --goals: goals are of [accuracy,        | did you mean accuracy?
                    --goals parameters                      | --goals: goals are accuracy and others | not [
                    --max-parameters 0                      | --max-parameters: parameters is at least 1 | not 0
                    --latency-target 0                      | --latency-target: targetMilliseconds is 0.001 to | not 0.0
                    --latency-target 1 --latency-weight 1   | --latency-weight: weight is -1         | not 1.0
                    --latency-weight -0.1                   | --latency-weight is for               | --latency-target
                    --screening synflo                      | --screening: score is one of            | did you mean synflow?
                    --proposals 4                           | --proposals is for                    | --screening
                    --screening naswot --proposals 1        | --proposals: proposals is 2 to 64       | not 1
                    --hours 0                               | --hours: hours is                       | not 0.0
                    --device-hours 0                        | --device-hours: deviceHours is         | not 0.0
                    --hours soon                            | --hours                                | number
                    --repeats 0                             | --repeats is 1 to 100                  | not 0
                    --repeats 101                           | --repeats is 1 to 100                  | not 101
                    --repeats 2 --trials 0                  | --trials: trials is 1 to 100,000       | not 0
                    --repeats 2 --seed 9007199254740991     | --seed: seed is 0 to 9,007,199,254,740,991 | not 9,007,199,254,740,992
                    """)
    void aRuleThatAnOptionBreaksIsToldOfThatOptionAndNothingIsCreated(
            String options, String beginning, String end) {
        int before = searches();
        CommandRun run = create("", "--dataset shapes " + options);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("cellwright: " + beginning);
        assertThat(run.err().lines().findFirst().orElseThrow()).contains(end == null ? "" : end);
        assertThat(run.out()).isEmpty();
        assertThat(searches()).isEqualTo(before);
    }

    @Test
    void repeatsAreSearchesThatDifferInTheirSeedAndAreListedTogether() {
        JsonNode answer = created("--repeats 3 --name trio --seed 7 --trials 5");
        assertThat(answer.path("searches").valueStream())
                .extracting(search -> search.path("name").asText() + "|" + search.path("seed"))
                .containsExactly("trio (seed 7)|7", "trio (seed 8)|8", "trio (seed 9)|9");
        assertThat(answer.path("searches").valueStream())
                .allMatch(search -> search.path("trials").asInt() == 5);
        CommandRun table = create("", "--dataset shapes --repeats 2 --name pair");
        assertThat(table.out()).contains("pair (seed 1)", "pair (seed 2)").hasLineCount(3);
    }
}
