package io.cellwright.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.cli.client.Api;
import io.cellwright.controller.cli.client.Documents;
import io.cellwright.controller.cli.client.FakeController;
import io.cellwright.controller.drawing.DrawnPart;
import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cell.ConvolutionLayer;
import io.cellwright.searchspace.space.CellSpace;
import io.cellwright.searchspace.trial.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteCommandsTest {

    private static final String SEARCH = "/api/v1/searches/1";
    private static final String EVENTS = SEARCH + "/events";
    private static final String ARCHITECTURE = "/api/v1/architectures/3f2a";

    @TempDir Path home;

    private FakeController controller;

    @BeforeEach
    void start() throws IOException {
        controller = new FakeController(0);
        CommandRun.announce(home, controller.endpoint());
    }

    @AfterEach
    void stop() {
        controller.close();
    }

    private CommandRun run(String... arguments) {
        return run("", arguments);
    }

    private CommandRun run(String input, String[] arguments) {
        return CommandRun.of(
                false,
                input,
                Stream.concat(Stream.of(arguments), Stream.of("--home", home.toString()))
                        .toArray(String[]::new));
    }

    private void answer(String path, Object body) {
        controller.answer("GET", path, 200, Json.write(body));
    }

    private void answerArchitecture() {
        answerArchitecture(Documents.trial(17, 0.613).put("hasWeights", false));
    }

    private void answerArchitecture(ObjectNode best) {
        CellSpace space = CellSpace.standard(2);
        answer(
                ARCHITECTURE,
                Map.of(
                        "hash",
                        Documents.HASH,
                        "architecture",
                        space.decode(space.sample(new Random(1))),
                        "trials",
                        List.of(best, Documents.trial(18, 0.5))));
    }

    @Test
    void searchesAreListedAsATable() {
        answer(Api.SEARCHES, Map.of("searches", List.of(Documents.search(1, "running", 2))));
        CommandRun run = run("search", "list");
        assertThat(run.out().lines().map(String::strip))
                .satisfiesExactly(
                        titles -> assertThat(titles).startsWith("ID  NAME"),
                        row ->
                                assertThat(row)
                                        .matches(
                                                "1 +first +shapes +nasnet-small +random +running +2/3 +0/1 +0 +61.3 % .*"));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void searchesAreListedAsTheControllersJson() {
        Map<String, Object> answer = Map.of("searches", List.of(Documents.search(1, "running", 2)));
        answer(Api.SEARCHES, answer);
        assertThat(Json.readTree(run("search", "list", "-o", "json").out()))
                .isEqualTo(Json.readTree(Json.write(answer)));
    }

    @Test
    void whatWasMeasuredOfATrialIsShown() {
        answer(SEARCH, Documents.search(1, "running", 2));
        answer(
                SEARCH + "/trials",
                Map.of("trials", List.of(Documents.measured(17), Documents.baseline(18))));
        assertThat(run("search", "show", "1").out())
                .containsPattern("TEST ERROR +TOP-5 ERROR +TEST LOSS +IMAGES/S +MEMORY")
                .containsPattern(
                        "17 +3f2a9c0d11e2b7aa +40.0 % +4.5 % +1.250 +1,235 +289 MB +1.52 +0.417")
                .containsPattern("18 +resnet20 +40.0 % +- +- +- +- +- +-");
    }

    @Test
    void anArchitectureIsShownWithWhatItConfuses() {
        ObjectNode best = Documents.measured(17);
        answerArchitecture(best);
        assertThat(run("architecture", "show", "3f2a").out()).doesNotContain("CONFUSED");
        best.set(
                "confusion",
                Json.readTree(
                        """
                        {"classes": ["cat", "dog", "frog"],
                         "counts": [[7, 3, 0], [1, 7, 0], [0, 0, 9]]}
                        """));
        answerArchitecture(best);
        assertThat(run("architecture", "show", "3f2a").out())
                .containsPattern("MOST OFTEN CONFUSED +TAKEN FOR +IMAGES +OF ITS CLASS")
                .containsPattern("(?s)cat +dog +3 +30.0 %.*dog +cat +1 +12.5 %")
                .doesNotContain("frog");
    }

    @Test
    void aSearchIsShownWithItsTrials() {
        answer(SEARCH, Documents.search(1, "running", 2));
        answer(
                SEARCH + "/trials",
                Map.of("trials", List.of(Documents.trial(17, 0.613), Documents.baseline(18))));
        assertThat(run("search", "show", "1").out())
                .containsPattern(
                        "17 +candidate +3f2a9c0d11e2b7aa +succeeded +61.3 % +60.0 % +41,234")
                .containsPattern("18 +baseline +resnet20");
        JsonNode json = Json.readTree(run("search", "show", "1", "-o", "json").out());
        assertThat(json.path("search").path("id").asInt()).isEqualTo(1);
        assertThat(json.path("trials")).hasSize(2);
        assertThat(json.fieldNames()).toIterable().containsExactly("search", "trials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause", "resume", "cancel"})
    void aSearchIsMoved(String move) {
        controller.answer(
                "POST", SEARCH + "/" + move, 200, Json.write(Documents.search(1, "paused", 0)));
        CommandRun run = run("search", move, "1");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("paused");
    }

    @Test
    void aRefusalIsOneLineAndEndsWith1() {
        controller.answer(
                "POST", SEARCH + "/pause", 409, FakeController.error(409, "it is\ncancelled", ""));
        CommandRun run = run("search", "pause", "1");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("cellwright: it is cancelled\n");
    }

    @Test
    void aCompletedSearchEndsTheWatchWith0AlsoAcrossALostConnection() {
        controller.stream(EVENTS, event("running", 1)).stream(EVENTS, event("completed", 4));
        CommandRun run = run("search", "watch", "1");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("completed", "3/3", "1/1");
        assertThat(run.err()).contains("1/3 candidates", "lost the connection", "3/3 candidates");
    }

    @Test
    void aCancelledSearchEndsTheWatchWith1() {
        controller.stream(EVENTS, event("cancelled", 1));
        CommandRun run = run("search", "watch", "1", "-o", "json");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(Json.readTree(run.out()).path("state").asText()).isEqualTo("cancelled");
        assertThat(run.err()).endsWith("cellwright: search 1 was cancelled\n");
    }

    @Test
    void aFailedSearchEndsTheWatchWith1AndTheMostFrequentReason() {
        ObjectNode search = Documents.search(1, "failed", 0);
        search.withObject("progress").put("failed", 3);
        controller.stream(EVENTS, Documents.event("search", search));
        answer(
                SEARCH + "/trials",
                Map.of(
                        "trials",
                        List.of(
                                Documents.failed(17, "OUT_OF_MEMORY", "at step 3"),
                                Documents.failed(18, "NOT_A_NUMBER", "the loss\nin epoch 1"),
                                Documents.failed(19, "NOT_A_NUMBER", "the loss in epoch 2"))));
        CommandRun run = run("search", "watch", "1");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .endsWith(
                        "cellwright: search 1 found nothing: 3 of 4 trials failed,"
                                + " 2 of them with NOT_A_NUMBER: the loss?in epoch 1\n");
    }

    @Test
    void aSearchIsShownWithWhyTrialsFailedAndWhyItWaits() {
        answer(SEARCH, Documents.search(1, "running", 0).put("warning", "no worker can"));
        answer(
                SEARCH + "/trials",
                Map.of("trials", List.of(Documents.failed(17, "OUT_OF_MEMORY", "at step 3"))));
        CommandRun run = run("search", "show", "1");
        assertThat(run.out())
                .containsPattern("17 +candidate .* failed .* OUT_OF_MEMORY: at step 3");
        assertThat(run.err()).isEqualTo("warning: the search waits: no worker can\n");
    }

    @Test
    void aTrialThatWasNotTrainedSaysWhoseOutcomeItHas() {
        answer(SEARCH, Documents.search(1, "running", 1));
        answer(
                SEARCH + "/trials",
                Map.of("trials", List.of(Documents.baseline(17).put("reusedFrom", 5))));
        assertThat(run("search", "show", "1").out())
                .containsPattern("17 +baseline +resnet20 +succeeded .* reused from trial 5");
    }

    @Test
    void aSpaceOfASearchsOwnIsListedByItsName() {
        ObjectNode search = Documents.search(1, "running", 2);
        search.putObject("space").putObject("definition").put("name", "narrow");
        answer(Api.SEARCHES, Map.of("searches", List.of(search)));
        assertThat(run("search", "list").out()).containsPattern("1 +first +shapes +narrow +random");
    }

    @Test
    void aSearchThatWaitsFromTheStartIsCreatedWithTheReason() {
        controller.answer(
                "POST",
                Api.SEARCHES,
                201,
                Json.write(Documents.search(1, "running", 0).put("warning", "no worker")));
        CommandRun run = run("search", "create", "--dataset", "shapes");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEqualTo("warning: the search waits: no worker\n");
    }

    private static String event(String state, int succeeded) {
        return Documents.event("search", Documents.search(1, state, succeeded));
    }

    @Test
    void optionsBecomeFieldsAndBeatTheFile() {
        controller.answer("POST", Api.SEARCHES, 201, Json.write(Documents.search(1, "running", 0)));
        String file = "{\"dataset\":\"cifar10\",\"recipe\":{\"epochs\":9,\"momentum\":0.5}}";
        CommandRun run =
                run(
                        file,
                        ("search create --file - --epochs 2 --batch 32 --blocks 3 --trials 6"
                                        + " --learning-rate 0.1 --flip false --baselines none"
                                        + " --seed 9007199254740991")
                                .split(" "));
        assertThat(run.err()).isEmpty();
        assertThat(Json.readTree(controller.lastBody("POST", Api.SEARCHES)))
                .isEqualTo(
                        Json.readTree(
                                """
                                {"dataset": "cifar10",
                                 "recipe": {"epochs": 2, "momentum": 0.5, "batchSize": 32,
                                            "learningRate": 0.1,
                                            "augmentation": {"flip": false}},
                                 "space": {"blocks": 3}, "trials": 6,
                                 "seed": 9007199254740991, "baselines": []}
                                """));
    }

    @Test
    void aRuleThatAnOptionBreaksIsAUsageErrorThatNamesTheOption() {
        controller.answer(
                "POST",
                Api.SEARCHES,
                400,
                FakeController.error(400, "recipe: epochs is 1 to 10,000, not 0", "recipe"));
        CommandRun run =
                run("search", "create", "--dataset", "shapes", "--batch", "8", "--epochs", "0");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("cellwright: --epochs: epochs is 1 to 10,000, not 0\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    --recipe alexnet-2012                       | {"preset": "alexnet-2012"}
                    --recipe resnet-2015 --epochs 9             | {"preset": "resnet-2015", "epochs": 9}
                    --recipe quick --optimizer rmsprop --momentum 0.8 | {"preset": "quick", "optimizer": {"kind": "rmsprop", "momentum": 0.8}}
                    --file - --momentum 0.3                     | {"preset": "quick", "optimizer": {"kind": "sgd", "nesterov": false, "momentum": 0.3}, "schedule": "plateau"}
                    --file - --optimizer sgd                    | {"preset": "quick", "momentum": 0.5, "optimizer": {"kind": "sgd", "nesterov": false}, "schedule": "plateau"}
                    --file - --optimizer adam --momentum 0.1    | {"preset": "quick", "optimizer": {"kind": "adam", "momentum": 0.1}, "schedule": "plateau"}
                    --file - --schedule cosine                  | {"preset": "quick", "momentum": 0.5, "optimizer": {"kind": "sgd", "nesterov": false}, "schedule": {"kind": "cosine"}}
                    --file - --recipe nasnet-cifar              | {"preset": "nasnet-cifar"}
                    """)
    void aRecipeIsAPresetOrAFilesAndOptionsBeatIt(String options, String recipe) {
        controller.answer("POST", Api.SEARCHES, 201, Json.write(Documents.search(1, "running", 0)));
        String file =
                """
                dataset: shapes
                recipe:
                  preset: quick
                  momentum: 0.5
                  optimizer: {kind: sgd, nesterov: false}
                  schedule: plateau
                """;
        CommandRun run = run(file, ("search create --dataset shapes " + options).split(" "));
        assertThat(run.err()).isEmpty();
        assertThat(Json.readTree(controller.lastBody("POST", Api.SEARCHES)).path("recipe"))
                .isEqualTo(Json.readTree(recipe));
    }

    @Test
    void aRecipeThatIsOnlyAPresetsNameKeepsItBesideAnOption() {
        controller.answer("POST", Api.SEARCHES, 201, Json.write(Documents.search(1, "running", 0)));
        assertThat(
                        run(
                                        "dataset: shapes\nrecipe: quick",
                                        "search create --file - --epochs 4".split(" "))
                                .exitCode())
                .isZero();
        assertThat(Json.readTree(controller.lastBody("POST", Api.SEARCHES)).path("recipe"))
                .isEqualTo(Json.readTree("{\"preset\": \"quick\", \"epochs\": 4}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --momentum 2       | recipe.optimizer | momentum is 0.0 to 0.9999, not 2.0
                    --momentum 0.9     | recipe.optimizer.momentum | there is no such field
                    --weight-decay 2   | recipe.regularization | weightDecay is 0.0 to 1.0, not 2.0
                    --crop-padding 65  | recipe.augmentation | cropPadding is 0 to 64, not 65
                    --optimizer adan   | recipe.optimizer | kind is one of [sgd, adam], not "adan"; did you mean adam?
                    --precision fp16   | recipe.precision | precision is one of [auto, fp32, bf16], not "fp16"
                    --learning-rate 11 | recipe | learningRate is 1.0E-6 to 10.0, not 11.0
                    --recipe quick     | recipe | warmUpEpochs is less than epochs, 2, not 3.0
                    """)
    void aRuleOfARecipeNamesTheOptionThatWasGiven(String option, String field, String rule) {
        controller.answer(
                "POST",
                Api.SEARCHES,
                400,
                FakeController.error(400, "%s: %s".formatted(field, rule), field));
        CommandRun run = run(("search create --dataset shapes " + option).split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        String name = option.replaceFirst(" .*", "");
        assertThat(run.err().lines().findFirst().orElseThrow())
                .isEqualTo(
                        "cellwright: %s: %s%s"
                                .formatted(
                                        name,
                                        name.equals("--recipe") ? "quick: recipe: " : "",
                                        rule));
    }

    @Test
    void aRecipesOwnFileIsReadAsYamlAndNamedWhereItBreaksARule() throws IOException {
        controller.answer(
                "POST",
                Api.SEARCHES,
                400,
                FakeController.error(400, "recipe: epochs is 1 to 10,000, not 0", "recipe"));
        Path file = home.resolve("own.yaml");
        Files.writeString(
                file, "preset: resnet-2015\nepochs: 0\nregularization: {weightDecay: 1e-5}\n");
        CommandRun run =
                run("search", "create", "--dataset", "shapes", "--recipe", file.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith(
                        "cellwright: --recipe: %s: recipe: epochs is 1 to 10,000, not 0\n"
                                .formatted(file));
        assertThat(Json.readTree(controller.lastBody("POST", Api.SEARCHES)).path("recipe"))
                .isEqualTo(
                        Json.readTree(
                                "{\"preset\": \"resnet-2015\", \"epochs\": 0,"
                                        + " \"regularization\": {\"weightDecay\": 1e-5}}"));
    }

    @Test
    void aModelThatTheControllerDoesNotKnowIsAUsageErrorOfBaselines() {
        controller.answer(
                "POST",
                Api.SEARCHES,
                400,
                FakeController.error(
                        400,
                        "baselines[1]: no model is named \"resnet2\"; there are [resnet20]",
                        "baselines[1]"));
        CommandRun run =
                run("search", "create", "--dataset", "shapes", "--baselines", "resnet20,resnet2");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith(
                        "cellwright: --baselines: no model is named \"resnet2\";"
                                + " there are [resnet20]; did you mean resnet20?\n");
        assertThat(Json.readTree(controller.lastBody("POST", Api.SEARCHES)).path("baselines"))
                .isEqualTo(Json.readTree("[\"resnet20\", \"resnet2\"]"));
    }

    @Test
    void aRuleThatTheFileBreaksNamesTheField() throws IOException {
        controller.answer(
                "POST",
                Api.SEARCHES,
                400,
                FakeController.error(400, "recipe: epochs is 1 to 10,000, not 0", "recipe"));
        Path file = home.resolve("spec.json");
        Files.writeString(file, "{\"dataset\":\"shapes\",\"recipe\":{\"epochs\":0}}");
        CommandRun run = run("search", "create", "--file", file.toString(), "--trials", "5");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith(
                        "cellwright: %s: recipe: epochs is 1 to 10,000, not 0\n".formatted(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{", ""})
    void aFileThatIsNoSpecificationIsRefused(String text) throws IOException {
        Path file = home.resolve("spec.json");
        Files.writeString(file, text);
        CommandRun run = run("search", "create", "--file", file.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("cellwright: --file: " + file);
    }

    @Test
    void aFileThatIsMissingIsAUsageErrorThatNamesIt() {
        String file = home.resolve("none.json").toString();
        CommandRun run = run("search", "create", "--file", file);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith(
                        "cellwright: --file: %s cannot be read: there is no such file or folder\n"
                                .formatted(file));
    }

    @Test
    void anArchitectureIsShownBlockByBlock() {
        answerArchitecture();
        assertThat(run("architecture", "show", "3f2a").out())
                .startsWith(Documents.HASH)
                .containsPattern("normal +0 ")
                .containsPattern("reduction +1 ")
                .containsPattern("17 +candidate");
    }

    @Test
    void weightsAreExportedOfTheBestTrialThatHasThem() throws IOException {
        answerArchitecture();
        controller.answer("GET", "/api/v1/trials/18/export/safetensors", 200, "weights");
        Path file = home.resolve("best.safetensors");
        CommandRun run =
                run(
                        "architecture",
                        "export",
                        "3f2a",
                        "--format",
                        "safetensors",
                        "--output",
                        file.toString());
        assertThat(run.err()).isEqualTo("wrote %s, 7 bytes\n".formatted(file));
        assertThat(file).hasContent("weights");
    }

    @Test
    void anExportThatFailsLeavesNoFile() {
        answerArchitecture();
        Path file = home.resolve("best.pt");
        CommandRun run =
                run(
                        "architecture",
                        "export",
                        "3f2a",
                        "--format",
                        "torchscript",
                        "--output",
                        file.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(file).doesNotExist();
        assertThat(file.resolveSibling("best.pt.part")).doesNotExist();
    }

    private void answerArchitecture(String kind, Object architecture, String drawing) {
        answer(
                ARCHITECTURE,
                Map.of(
                        "hash",
                        Documents.HASH,
                        "kind",
                        kind,
                        "architecture",
                        architecture,
                        "drawings",
                        List.of(drawing),
                        "trials",
                        List.of(Documents.trial(17, 0.613))));
    }

    @Test
    void aCellOnEdgesIsShownAsItsEdges() {
        String text = "|nor_conv_3x3~0|+|none~0|skip_connect~1|+|none~0|none~1|avg_pool_3x3~2|";
        answerArchitecture("edges", text, "cell");
        assertThat(run("architecture", "show", "3f2a").out())
                .contains(text)
                .containsPattern("NODE +FROM +OPERATION")
                .containsPattern("3 +2 +avg_pool_3x3");
    }

    @Test
    void anArchitectureIsAlsoNamedWithTheSizesOfItsNetwork() {
        answerArchitecture("edges", "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|", "cell");
        assertThat(run("architecture", "show", "3f2a-n1-f16").out()).startsWith(Documents.HASH);
        controller.answer("GET", ARCHITECTURE + "/cell.svg", 200, "<svg/>");
        assertThat(run("architecture", "export", "3f2a-n5-f16", "--format", "svg").out())
                .isEqualTo("<svg/>");
    }

    @Test
    void aMisspelledFieldOfAFileIsNamedEvenWhereTheDataSetIsMissing() {
        String[] command = {"search", "create", "--file", "-"};
        CommandRun run = run("{\"datset\":\"shapes\"}", command);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith(
                        "cellwright: --file: standard input: there is no field \"datset\";"
                                + " did you mean dataset?; there are name, dataset");
    }

    @Test
    void aNetworkIsShownLayerByLayer() {
        answerArchitecture(
                "layers",
                new Architecture.Layers(
                        List.of(
                                new ConvolutionLayer(3, 5, 24, 2, List.of()),
                                new ConvolutionLayer(7, 1, 36, 1, List.of(0)))),
                "network");
        assertThat(run("architecture", "show", "3f2a").out())
                .containsPattern("0 +3x5 +24 +2 +image")
                .containsPattern("1 +7x1 +36 +1 +0")
                .containsPattern("classifier +1");
    }

    @Test
    void aDrawingIsThatOfTheFirstPartUnlessAnotherIsAskedFor() {
        answerArchitecture("edges", "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|", "cell");
        controller.answer("GET", ARCHITECTURE + "/cell.svg", 200, "<svg/>");
        assertThat(run("architecture", "export", "3f2a", "--format", "svg").out())
                .isEqualTo("<svg/>");
    }

    @Test
    void aSpaceOfOnesOwnIsReadFromItsFile() throws IOException {
        controller.answer("POST", Api.SEARCHES, 201, Json.write(Documents.search(1, "running", 0)));
        Path file = home.resolve("own.yaml");
        Files.writeString(file, "name: own\noperations: [identity]\nblocks: 2\n");
        String[] command = {
            "search", "create", "--dataset", "shapes", "--space-file", file.toString()
        };
        assertThat(run(command).err()).isEmpty();
        JsonNode sent = Json.readTree(controller.lastBody("POST", Api.SEARCHES));
        assertThat(sent.at("/space/definition/name").asText()).isEqualTo("own");
        assertThat(sent.at("/space/definition/blocks").asInt()).isEqualTo(2);

        Files.writeString(file, "name: own\noperations: [idendity]\n");
        CommandRun wrong = run(command);
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err())
                .contains(
                        "--space-file: %s, line 2: operations[0]: no operation is named \"idendity\""
                                .formatted(file),
                        "; did you mean identity?");
    }

    @Test
    void aSpaceFileExcludesAnotherSpace() {
        CommandRun run =
                run(
                        "search create --dataset shapes --space-file own.yaml --space darts"
                                .split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--space-file is a space of its own");
    }

    @ParameterizedTest
    @EnumSource(DrawnPart.class)
    void aDrawingIsChosenByTheNameThatTheControllerGivesIt(DrawnPart part) {
        controller.answer("GET", "%s/%s.svg".formatted(ARCHITECTURE, part.text()), 200, "<svg/>");
        String command = "architecture export 3f2a --format svg --cell " + part.text();
        CommandRun run = run(command.split(" "));
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("<svg/>");
    }

    @Test
    void bytesNeverGoOntoAPersonsTerminal() {
        CommandRun run =
                CommandRun.of(
                        true,
                        "",
                        "architecture",
                        "export",
                        "3f2a",
                        "--format",
                        "torchscript",
                        "--home",
                        home.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--output");
    }

    @Test
    void theTrialOfAModelIsExportedByItsNumber() {
        answer("/api/v1/trials/20", Documents.baseline(20));
        controller.answer("GET", "/api/v1/trials/20/export/json", 200, "{}");
        assertThat(
                        run(
                                        "architecture",
                                        "export",
                                        "resnet20",
                                        "--trial",
                                        "20",
                                        "--format",
                                        "json")
                                .out())
                .isEqualTo("{}");
        assertThat(run("architecture", "export", "3f2a", "--trial", "20", "--format", "json").err())
                .contains("trial 20 trained resnet20, not 3f2a");
    }

    @Test
    void workersAreListedAndDrained() {
        JsonNode worker =
                Json.readTree(
                        """
                        {"id": 1, "name": "local-1", "state": "active", "device": "cpu",
                         "engine": "PyTorch 2.7.1",
                         "slots": [{"number": 1, "trial": {"id": 17}}, {"number": 2, "trial": null}],
                         "missingDatasets": [{"dataset": "cifar10", "message": "no folder"}]}
                        """);
        answer(Api.WORKERS, Map.of("workers", List.of(worker)));
        assertThat(run("workers", "list").out())
                .containsPattern("1 +local-1 +active +1/2 +cpu +PyTorch 2.7.1 +cifar10");
        controller.answer("POST", "/api/v1/workers/1/drain", 200, Json.write(worker));
        assertThat(run("workers", "drain", "1").exitCode()).isZero();
    }

    @Test
    void aLoginIsAnAddressThatABrowserOpens() {
        controller.answer("POST", Api.LOGINS, 201, "{\"path\":\"/login?token=once\"}");
        assertThat(run("login").out())
                .isEqualTo(controller.endpoint().resolve("/login?token=once") + "\n");
    }
}
