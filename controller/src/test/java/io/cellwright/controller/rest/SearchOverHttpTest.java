package io.cellwright.controller.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchOverHttpTest {

    @TempDir Path home;

    private ControllerServer server;
    private Client operator;
    private Client pool;

    @BeforeEach
    void start() throws Exception {
        server = ControllerServer.start(ControllerOptions.of(home, ControllerOptions.LOOPBACK, 0));
        operator = Client.operator(server.address(), home);
        pool = Client.worker(server.address(), home);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aWholeSearchRunsToItsEnd() throws Exception {
        Client.Answer created =
                operator.post(
                        "/api/v1/searches",
                        "{\"dataset\": \"shapes\", \"trials\": 8, \"strategy\": \"random\"}");
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        FakeWorker worker = FakeWorker.register(pool, "one", 2);
        assertThat(worker.workOff()).isEqualTo(9);
        JsonNode search = operator.get("/api/v1/searches/1").json();
        assertThat(search.get("state").asText()).isEqualTo("completed");
    }
}
