package io.cellwright.controller.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.store.StoreException;
import io.cellwright.searchspace.trial.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadInputTest {

    @TempDir static Path folder;
    private static RunningController controller;

    @BeforeAll
    static void start() throws Exception {
        controller = new RunningController(folder.resolve("home"));
    }

    @AfterAll
    static void stop() {
        controller.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    "name": ""                     | name     | name is 1 to 100 printable characters
                    "name": null                   | name     |
                    "dataset": "imagenet"          | dataset  | no data set is named "imagenet"; there are [cifar10, cifar100, mnist, fashion-mnist, shapes]
                    "dataset": "folder:flowers:3x64x64:5" | dataset | a folder of images is named as folder:NAME:CHANNELSxSIDExSIDE:CLASSES:TRAIN_IMAGES
                    "dataset": "folder:a:3x64x64:5:3000", "baselines": ["alexnet"] | baselines[0] | baselines fit the images of folder:a:3x64x64:5:3000, not alexnet
                    "dataset": "folder:a:3x64x64:5:2050" | recipe | recipe leaves 50 images of folder:a:3x64x64:5:2050 to train on, fewer than batchSize, 64
                    "dataset": 3                   | dataset  |
                    "space": {"blocks": 0}         | space    | blocks is 1 to 12, not 0
                    "space": {"blocks": 13}        | space    | blocks is 1 to 12, not 13
                    "space": {"name": "nasnett"}   | space    | no space is named "nasnett"; did you mean nasnet?
                    "space": {"name": 3}           | space    | name is text, not 3
                    "space": {"name": "macro", "blocks": 4} | space | no size of space macro is named "blocks"
                    "space": {"name": "macro", "layers": 41} | space | layers is 1 to 40, not 41
                    "space": {"blocks": 2.5}       | space    | blocks is a whole number, not 2.5
                    "space": "nasnet-small"        | space    |
                    "space": null                  | space    |
                    "space": {"definition": 3}     | space    | definition: it has fields, each with a value
                    "space": {"definition": {"name": "x", "operations": ["idendity"]}} | space | definition.operations[0]: no operation is named "idendity"; did you mean identity?
                    "space": {"name": "x", "definition": {}} | space | a space with a definition has no other fields
                    "space": {"definition": {"name": "x", "operations": ["conv-3x3"], "constraints": {"parameters": 5}}} | space | none of 1,000 architectures drawn from space x keeps its constraints; of the last, parameters is at most 5, not
                    "space": {"definition": {"name": "darts", "operations": ["conv-3x3"]}} | space | definition.name: a space of your own has a name of its own, not "darts"
                    "strategy": "grid"             | strategy | grid is for spaces of at most 1,000,000 architectures, and documented has
                    "strategy": "luck"             | strategy | strategy is one of [reinforce, ppo, evolution, grid, local-search, random], not "luck"
                    "network": {"cellsPerStage":0} | network  | cellsPerStage is 1 to 20, not 0
                    "network": {"filters": 1}      | network  | filters is 2 to 1,024, not 1
                    "recipe": {"epochs": 0}        | recipe   | epochs is 1 to 10,000, not 0
                    "recipe": {"batchSize": 0}     | recipe   | batchSize is 1 to 8,192, not 0
                    "recipe": {"batchSize": 64, "trainExamples": 10} | recipe | batchSize is at most trainExamples, 10, not 64
                    "recipe": {"learningRate": 0}  | recipe   | learningRate is 1.0E-6 to 10.0, not 0.0
                    "recipe": {"momentum": 1}      | recipe.optimizer | momentum is 0.0 to 0.9999, not 1.0
                    "recipe": {"optimizer": {"momentum": 1}} | recipe.optimizer | momentum is 0.0 to 0.9999, not 1.0
                    "recipe": {"optimizer": "adan"} | recipe.optimizer | kind is one of [sgd, adam, adamw, rmsprop], not "adan"; did you mean adam?
                    "recipe": {"schedule": "step"} | recipe.schedule.epochs | the field is missing
                    "recipe": {"weightDecay": -1}  | recipe.regularization | weightDecay is 0.0 to 1.0, not -1.0
                    "recipe": {"labelSmoothing":1} | recipe.regularization | labelSmoothing is 0.0 to 0.9, not 1.0
                    "recipe": {"cropPadding": 65}  | recipe.augmentation | cropPadding is 0 to 64, not 65
                    "recipe": {"flip": "yes"}      | recipe.augmentation.flip | it is true or false
                    "recipe": {"augmentation": {"flip": "yes"}} | recipe.augmentation.flip | it is true or false, not "yes"
                    "recipe": {"precision": "fp16"} | recipe.precision | precision is one of [auto, fp32, bf16], not "fp16"
                    "recipe": {"preset": "quik"}   | recipe.preset | no recipe is named "quik"; did you mean quick?
                    "recipe": "quik"               | recipe   | no recipe is named "quik"; did you mean quick?
                    "recipe": {"trainExamples": 0} | recipe   | trainExamples is 1 to
                    "recipe": {"validationExamples": 0} | recipe | validationExamples is 1 to
                    "recipe": {"validationExamples": 10000} | recipe | validationExamples is 1 to 9,999 for shapes, not 10,000
                    "recipe": {"epoch": 3}         | recipe.epoch |
                    "trials": 0                    | trials   | trials is 1 to 100,000, not 0
                    "trials": 100001               | trials   | trials is 1 to 100,000, not 100,001
                    "trials": 2.5                  | trials   |
                    "trials": "8"                  | trials   |
                    "baselines": ["vgg99"]         | baselines[0] | no model is named "vgg99"
                    "baselines": ["resnet20","unet"] | baselines[1] | baselines give one value for each class, for shapes 10x1x1, not 10x32x32 as unet does
                    "baselines": ["resnet20","resnet20"] | baselines | baselines are different models
                    "seed": -1                     | seed     | seed is 0 to 9,007,199,254,740,991, not -1
                    "speed": 9                     | speed    |
                    """)
    void aWrongFieldOfASearchIsNamedWithItsRule(String field, String name, String rule)
            throws Exception {
        String dataset = field.startsWith("\"dataset\"") ? "" : ", \"dataset\": \"shapes\"";
        Client.Answer answer =
                controller.operator.post("/api/v1/searches", "{" + field + dataset + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.field()).as(answer.text()).isEqualTo(name);
        assertThat(answer.error()).contains(rule == null ? "" : rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}          | dataset: the field is missing
                    {"datset":"shapes"} | datset: there is no such field; did you mean dataset?; there are [
                    []          | a specification is a JSON object
                    nonsense    | Unrecognized token
                    {"a":1,"a":2} | Duplicate
                    """)
    void whatIsNoSpecificationIsRefused(String body, String rule) throws Exception {
        Client.Answer answer = controller.operator.post("/api/v1/searches", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error() + answer.field() + ": " + answer.error()).contains(rule);
    }

    @Test
    void whatAFormOffersForRecipesIsAccepted() throws Exception {
        JsonNode offered = controller.operator.get("/api/v1/recipes").json();
        assertThat(offered.path("presets")).isNotEmpty();
        for (int index = 0; index < offered.path("presets").size(); index++) {
            ObjectNode recipe = offered.path("presets").path(index).path("recipe").deepCopy();
            JsonNode optimizers = offered.path("optimizers");
            recipe.set("optimizer", optimizers.path(index % optimizers.size()));
            String body =
                    Json.write(
                            Map.of(
                                    "dataset",
                                    "cifar10",
                                    "recipe",
                                    recipe,
                                    "trials",
                                    1,
                                    "baselines",
                                    List.of()));
            Client.Answer answer = controller.operator.post("/api/v1/searches", body);
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            assertThat(answer.json().path("recipe")).isEqualTo(recipe);
        }
        assertThat(offered.path("schedules"))
                .extracting(schedule -> schedule.path("kind").asText())
                .containsExactly("constant", "step", "cosine", "plateau");
    }

    @Test
    void whatAFormOffersAsABaselineIsAccepted() throws Exception {
        JsonNode models = controller.operator.get("/api/v1/options").json().path("models");
        assertThat(models).extracting(JsonNode::asText).contains("resnet20").doesNotContain("unet");
        String body = Json.write(Map.of("dataset", "shapes", "trials", 1, "baselines", models));
        assertThat(controller.operator.post("/api/v1/searches", body).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/searches/77, 404",
        "/api/v1/searches/x, 404",
        "/api/v1/searches/77/trials, 404",
        "/api/v1/searches/77/events, 404",
        "/api/v1/trials/7777, 404",
        "/api/v1/trials/7777/export/json, 404",
        "/api/v1/architectures/abc, 400",
        "/api/v1/architectures/nothex, 400",
        "/api/v1/architectures/abcd, 404",
        "/api/v1/architectures/abcd/normal.svg, 404",
        "/api/v1/searches/99999999999999999999, 404"
    })
    void whatDoesNotExistIsNotFound(String path, int status) throws Exception {
        Client.Answer answer = controller.operator.get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.error()).isNotEmpty();
    }

    @Test
    void aWorkerHasANameAndSlots() throws Exception {
        Map<String, Object> nameless =
                Map.of("name", "", "slots", 1, "device", "cpu", "engine", "x", "version", "1");
        assertThat(controller.pool.post("/api/v1/workers", nameless).error())
                .contains("name is 1 to 100 printable characters");
        Map<String, Object> slotless =
                Map.of("name", "one", "slots", 0, "device", "cpu", "engine", "x", "version", "1");
        assertThat(controller.pool.post("/api/v1/workers", slotless).error())
                .contains("slots is 1 to 1,024, not 0");
    }

    @Test
    void aLeaseIsForASlotThatExists() throws Exception {
        FakeWorker worker = FakeWorker.register(controller.pool, "one", 2);
        Client.Answer answer =
                controller.pool.post(
                        "/api/v1/workers/%d/leases".formatted(worker.id()),
                        Map.of("slot", 3, "waitSeconds", 0));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field()).isEqualTo("slot");
        assertThat(answer.error()).isEqualTo("slot is 1 to 2, not 3");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() throws Exception {
        Client.Answer answer =
                controller.operator.post("/api/v1/searches", " ".repeat((8 << 20) + 1));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.error()).contains("8,388,608");
    }

    @Test
    void aSecondControllerOnTheSameHomeIsRefused() {
        assertThatThrownBy(() -> new RunningController(controller.home))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("another controller is running in")
                .hasMessageContaining("process " + ProcessHandle.current().pid());
    }

    @Test
    void aPortInUseIsNamed(@TempDir Path other) {
        int port = controller.server.port();
        assertThatThrownBy(() ->
                        ControllerServer.start(
                                ControllerOptions.of(other, ControllerOptions.LOOPBACK, port)))
                .isInstanceOf(ControllerException.class)
                .hasMessageContaining("port %d on 127.0.0.1 cannot be used".formatted(port));
    }
}
