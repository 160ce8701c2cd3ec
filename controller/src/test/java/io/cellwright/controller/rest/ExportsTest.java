package io.cellwright.controller.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.searchspace.codegen.Initialization;
import io.cellwright.searchspace.codegen.Safetensors;
import io.cellwright.searchspace.trial.Evaluation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportsTest {

    private static final String ONE_CANDIDATE =
            "{\"dataset\": \"shapes\", \"trials\": 1, \"strategy\": \"random\", \"baselines\": []}";

    @TempDir Path folder;
    private RunningController controller;
    private FakeWorker worker;
    private FakeWorker.Work work;

    @BeforeEach
    void start() throws Exception {
        controller = new RunningController(folder.resolve("home"));
        worker = FakeWorker.register(controller.pool, "one", 1);
        controller.search(ONE_CANDIDATE);
        work = worker.mustLease();
    }

    @AfterEach
    void stop() {
        controller.close();
    }

    private static byte[] weights(Evaluation evaluation) {
        return new Safetensors(
                        Initialization.of(
                                evaluation.candidate().graph(evaluation.dataset()),
                                evaluation.seed()),
                        Map.of())
                .bytes();
    }

    private Client.Answer export(long trial, String format) throws Exception {
        return controller.operator.get("/api/v1/trials/%d/export/%s".formatted(trial, format));
    }

    @Test
    void uploadedWeightsComeBackAsTheyWereAndAsAProgram() throws Exception {
        byte[] weights = weights(work.evaluation());
        assertThat(worker.weights(work, weights).status()).isEqualTo(204);
        worker.succeed(work);
        Client.Answer safetensors = export(work.trial(), "safetensors");
        assertThat(safetensors.status()).isEqualTo(200);
        assertThat(safetensors.headers().get("content-length"))
                .isEqualTo(Integer.toString(weights.length));
        Client.Answer program = export(work.trial(), "torchscript");
        assertThat(program.status()).isEqualTo(200);
        assertThat(program.text()).startsWith("PK").contains("torch");
        assertThat(program.headers().get("content-disposition")).contains(".pt\"");
        assertThat(
                        controller
                                .operator
                                .get("/api/v1/trials/" + work.trial())
                                .json()
                                .get("hasWeights")
                                .asBoolean())
                .isTrue();
    }

    @Test
    void theDocumentSaysByItselfWhatItIs() throws Exception {
        worker.succeed(work);
        JsonNode document = export(work.trial(), "json").json();
        assertThat(document.get("format").asText()).isEqualTo("cellwright-network");
        assertThat(document.at("/candidate/kind").asText()).isEqualTo("cells");
        assertThat(document.at("/outcome/state").asText()).isEqualTo("succeeded");
        assertThat(document.at("/outcome/curve").size()).isEqualTo(1);
        assertThat(document.at("/outcome/testLoss").asDouble()).isEqualTo(0.5);
        assertThat(document.at("/costs/parameters").asLong()).isPositive();
        assertThat(document.at("/recipe/epochs").asInt()).isEqualTo(3);
    }

    @Test
    void theNetworkIsAPythonFileEvenWithoutWeights() throws Exception {
        Client.Answer source = export(work.trial(), "pytorch");
        assertThat(source.status()).isEqualTo(200);
        assertThat(source.text())
                .startsWith("\"\"\"%s, trial 1: ".formatted(work.evaluation().candidate().key()))
                .contains("class Network(nn.Module):", "self.stem.convolution = nn.Conv2d(3, ");
        assertThat(source.headers().get("content-disposition")).contains("-trial1.py\"");
    }

    @Test
    void aReusedTrialHasTheWeightsOfItsTwin() throws Exception {
        worker.weights(work, weights(work.evaluation()));
        worker.succeed(work);
        long twin = controller.search(ONE_CANDIDATE);
        assertThat(worker.lease(1, 0)).isEmpty();
        JsonNode trial = controller.trials(twin).getFirst();
        assertThat(trial.get("reusedFrom").asLong()).isEqualTo(work.trial());
        assertThat(trial.get("hasWeights").asBoolean()).isTrue();
        assertThat(export(trial.get("id").asLong(), "torchscript").status()).isEqualTo(200);
        assertThat(controller.show(twin).at("/progress/reused").asInt()).isEqualTo(1);
        JsonNode whole = controller.operator.get("/api/v1/trials/" + trial.get("id")).json();
        assertThat(whole.at("/latency/millisecondsAtBatch1").asDouble()).isEqualTo(1.5);
        assertThat(whole.at("/confusion/counts/1/0").asInt()).isEqualTo(1);
    }

    @Test
    void withoutWeightsThereIsNoProgram() throws Exception {
        worker.succeed(work);
        for (String format : List.of("torchscript", "safetensors")) {
            Client.Answer answer = export(work.trial(), format);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.error()).isEqualTo("trial 1 has no trained weights");
        }
    }

    @Test
    void weightsThatAreRefusedLeaveNoFile() throws Exception {
        worker.release(work);
        assertThat(worker.weights(work, new byte[1 << 20]).status()).isEqualTo(409);
        try (Stream<Path> files = Files.list(controller.home.resolve("weights"))) {
            assertThat(files).isEmpty();
        }
    }
}
