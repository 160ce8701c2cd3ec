package io.cellwright.controller.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.searchspace.space.Spaces;
import io.cellwright.searchspace.trial.FailureReason;
import io.cellwright.searchspace.trial.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchOverHttpTest {

    private static final String RANDOM =
            "{\"dataset\": \"shapes\", \"trials\": 8, \"strategy\": \"random\"}";

    @TempDir Path folder;
    private RunningController controller;
    private FakeWorker worker;

    @BeforeEach
    void start() throws Exception {
        controller = new RunningController(folder.resolve("home"));
        worker = FakeWorker.register(controller.pool, "one", 2);
    }

    @AfterEach
    void stop() {
        controller.close();
    }

    @Test
    void aWholeSearchRunsToItsEnd() throws Exception {
        long id = controller.search(RANDOM);
        assertThat(controller.show(id).at("/progress/baselines").asInt(-1)).isZero();
        assertThat(worker.workOff()).isEqualTo(9);
        JsonNode search = controller.show(id);
        assertThat(search.at("/progress/baselines").asInt()).isEqualTo(1);
        assertThat(search.get("state").asText()).isEqualTo("completed");
        assertThat(search.at("/progress/succeeded").asInt()).isEqualTo(9);
        assertThat(search.at("/progress/total").asInt()).isEqualTo(9);
        List<JsonNode> trials = controller.trials(id);
        assertThat(trials).hasSize(9).allMatch(trial -> trial.get("curve").size() == 1);
        assertThat(trials.getFirst().get("role").asText()).isEqualTo("baseline");
        double best =
                trials.stream()
                        .filter(trial -> trial.get("role").asText().equals("candidate"))
                        .mapToDouble(trial -> trial.get("validationAccuracy").asDouble())
                        .max()
                        .orElseThrow();
        assertThat(search.at("/best/validationAccuracy").asDouble()).isEqualTo(best);
        assertThat(search.at("/best").has("curve")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    documented   | cells  | normal, reduction
                    nasbench201  | edges  | cell
                    macro        | layers | network
                    """)
    void anArchitectureOfEveryKindIsSearchedShownAndDrawn(
            String space, String kind, String drawings) throws Exception {
        long id =
                controller.search(
                        """
                        {"dataset": "shapes", "trials": 2, "baselines": [],
                         "space": {"name": "%s"}}
                        """
                                .formatted(space));
        assertThat(worker.workOff()).isEqualTo(2);
        JsonNode best = controller.show(id).get("best");
        assertThat(best.at("/candidate/kind").asText()).isEqualTo(kind);
        String address = "/api/v1/architectures/" + best.get("name").asText();
        JsonNode architecture = controller.operator.get(address).json();
        assertThat(architecture.get("kind").asText()).isEqualTo(kind);
        assertThat(Json.readArchitecture(kind, architecture.get("architecture")).hash())
                .isEqualTo(best.get("name").asText());
        for (String part : drawings.split(", ", -1)) {
            assertThat(architecture.get("drawings").toString()).contains(part);
            assertThat(controller.operator.get(address + "/" + part + ".svg").text())
                    .startsWith("<svg");
        }
        String other = kind.equals("cells") ? "network" : "normal";
        Client.Answer missing = controller.operator.get(address + "/" + other + ".svg");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.error()).contains("has no drawing \"" + other + "\"; there are [");
    }

    @Test
    void theSpacesAreListedWithTheirSizes() throws Exception {
        JsonNode spaces = controller.operator.get("/api/v1/options").json().get("spaces");
        assertThat(spaces).hasSameSizeAs(Spaces.all());
        JsonNode benchmark =
                StreamSupport.stream(spaces.spliterator(), false)
                        .filter(space -> space.get("name").asText().equals("nasbench201"))
                        .findFirst()
                        .orElseThrow();
        assertThat(benchmark.get("size").asText()).isEqualTo("15625");
        assertThat(benchmark.get("sizeText").asText()).isEqualTo("15,625");
        assertThat(benchmark.get("decisions").asInt()).isEqualTo(6);
        assertThat(benchmark.get("sizes")).isEmpty();
        assertThat(benchmark.get("source").asText()).contains("Dong and Yang");
        assertThat(spaces.at("/0/sizes/0").toString())
                .isEqualTo(
                        "{\"name\":\"blocks\",\"title\":\"Blocks in a cell\",\"usual\":4,"
                                + "\"least\":1,\"most\":12}");
    }

    @Test
    void aRunningTrialShowsUpInItsWorkersSlot() throws Exception {
        controller.search(RANDOM);
        FakeWorker.Work work = worker.lease(2, 0).orElseThrow();
        worker.epoch(work, FakeWorker.point(1, 0.4));
        JsonNode slots = controller.operator.get("/api/v1/workers").json().at("/workers/0/slots");
        assertThat(slots.at("/0/trial").isNull()).isTrue();
        assertThat(slots.at("/1/trial/name").asText()).isEqualTo("resnet20");
        assertThat(slots.at("/1/trial/epoch").asInt()).isEqualTo(1);
        assertThat(slots.at("/1/trial/epochs").asInt()).isEqualTo(3);
        JsonNode trial = controller.operator.get("/api/v1/trials/" + work.trial()).json();
        assertThat(trial.get("state").asText()).isEqualTo("running");
        assertThat(trial.at("/curve/0/validationAccuracy").asDouble()).isEqualTo(0.4);
    }

    @Test
    void aReportIsAcceptedOnceAndAnsweredAsOftenAsItComes() throws Exception {
        long id = controller.search(RANDOM);
        FakeWorker.Work work = worker.mustLease();
        Client.Answer first = worker.succeed(work);
        assertThat(first.text()).isEqualTo("{\"accepted\":true}");
        assertThat(worker.succeed(work)).isEqualTo(first);
        assertThat(controller.show(id).at("/progress/succeeded").asInt()).isEqualTo(1);
    }

    @Test
    void whateverCarriesAnOldFenceIsRefused() throws Exception {
        controller.search(RANDOM);
        FakeWorker.Work old = worker.mustLease();
        assertThat(worker.release(old).status()).isEqualTo(204);
        worker.mustLease();
        assertThat(worker.succeed(old).status()).isEqualTo(409);
        assertThat(worker.epoch(old, FakeWorker.point(1, 0.5)).status()).isEqualTo(409);
        assertThat(worker.weights(old, new byte[10]).status()).isEqualTo(409);
        assertThat(worker.release(old).status()).isEqualTo(409);
        assertThat(worker.heartbeat(List.of(old)).json().at("/leases/0/valid").asBoolean())
                .isFalse();
    }

    @Test
    void aDrainedWorkerHasTheTimeToHandItsTrialsIn() throws Exception {
        controller.search(RANDOM);
        FakeWorker.Work work = worker.mustLease();
        worker.heartbeat(List.of(work));
        Client.Answer drained =
                controller.operator.post("/api/v1/workers/%d/drain".formatted(worker.id()), "");
        assertThat(drained.json().get("state").asText()).isEqualTo("draining");
        JsonNode heartbeat = worker.heartbeat(List.of(work)).json();
        assertThat(heartbeat.get("draining").asBoolean()).isTrue();
        assertThat(heartbeat.at("/leases/0/valid").asBoolean()).isTrue();
        assertThat(worker.lease(2, 0)).isEmpty();
        worker.epoch(work, FakeWorker.point(1, 0.5));
        assertThat(worker.pause(work, 1, new byte[10]).status()).isEqualTo(204);
        JsonNode trial = controller.operator.get("/api/v1/trials/" + work.trial()).json();
        assertThat(trial.get("state").asText()).isEqualTo("paused");
        assertThat(trial.get("attempts").asInt()).isZero();
    }

    @Test
    void aWorkerThatSaidGoodbyeHasToRegisterAgain() throws Exception {
        assertThat(worker.goodbye().status()).isEqualTo(204);
        assertThat(worker.heartbeat(List.of()).status()).isEqualTo(404);
        assertThat(
                        controller
                                .operator
                                .get("/api/v1/workers")
                                .json()
                                .at("/workers/0/state")
                                .asText())
                .isEqualTo("gone");
    }

    @Test
    void aFailureIsShownWithItsReason() throws Exception {
        controller.search(RANDOM);
        FakeWorker.Work work = worker.mustLease();
        worker.fail(work, FailureReason.NOT_A_NUMBER);
        JsonNode trial = controller.operator.get("/api/v1/trials/" + work.trial()).json();
        assertThat(trial.get("state").asText()).isEqualTo("failed");
        assertThat(trial.at("/failure/reason").asText()).isEqualTo("NOT_A_NUMBER");
        assertThat(trial.at("/failure/message").asText()).isEqualTo("as the test wanted");
    }

    @Test
    void aSearchSaysThatNoWorkerCanReadItsDataSet() throws Exception {
        long id = controller.search(RANDOM);
        assertThat(controller.show(id).get("warning").isNull()).isTrue();
        worker.fail(worker.mustLease(), FailureReason.DATASET_UNAVAILABLE);
        assertThat(controller.show(id).get("warning").asText())
                .isEqualTo(
                        "no worker can read the data set shapes (worker one: as the test wanted)");
        assertThat(
                        controller
                                .operator
                                .get("/api/v1/workers")
                                .json()
                                .at("/workers/0/missingDatasets"))
                .isEqualTo(
                        Json.readTree(
                                "[{\"dataset\": \"shapes\", \"message\": \"as the test wanted\"}]"));
        FakeWorker.register(controller.pool, "two", 1);
        assertThat(controller.show(id).get("warning").isNull()).isTrue();
    }

    @Test
    void anArchitectureIsFoundByTheBeginningOfItsHash() throws Exception {
        long id = controller.search(RANDOM);
        worker.workOff();
        String hash = controller.show(id).at("/best/name").asText();
        JsonNode found =
                controller.operator.get("/api/v1/architectures/" + hash.substring(0, 6)).json();
        assertThat(found.get("hash").asText()).isEqualTo(hash);
        assertThat(found.at("/trials/0/name").asText()).isEqualTo(hash);
        assertThat(found.at("/architecture/normal/blocks").size()).isEqualTo(4);
        assertThat(controller.operator.get("/api/v1/architectures/ffffffffffffffff").status())
                .isEqualTo(404);
    }

    @Test
    void aPausedSearchIsResumedAndACancelledOneIsNot() throws Exception {
        long id = controller.search(RANDOM);
        String path = "/api/v1/searches/" + id;
        assertThat(controller.operator.post(path + "/pause", "").json().get("state").asText())
                .isEqualTo("paused");
        assertThat(worker.lease(1, 0)).isEmpty();
        assertThat(controller.operator.post(path + "/resume", "").json().get("state").asText())
                .isEqualTo("running");
        assertThat(controller.operator.post(path + "/cancel", "").json().get("state").asText())
                .isEqualTo("cancelled");
        Client.Answer refused = controller.operator.post(path + "/resume", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.error()).isEqualTo("search 1 is cancelled and cannot become running");
    }
}
