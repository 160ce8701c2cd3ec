package io.cellwright.controller.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawingTest {

    @TempDir Path home;

    @Test
    void bothCellsOfAnArchitectureAreServedAsPictures() throws Exception {
        try (ControllerServer server =
                ControllerServer.start(ControllerOptions.of(home, ControllerOptions.LOOPBACK, 0))) {
            Client operator = Client.operator(server.address(), home);
            Client pool = Client.worker(server.address(), home);
            operator.post(
                    "/api/v1/searches",
                    "{\"dataset\": \"shapes\", \"trials\": 1, \"strategy\": \"random\"}");
            FakeWorker.register(pool, "one", 1).workOff();
            JsonNode search = operator.get("/api/v1/searches/1").json();
            String hash = search.at("/best/name").asText();
            String address = "/api/v1/architectures/" + hash;

            assertThat(operator.get(address + "/normal.svg").text())
                    .startsWith("<svg")
                    .contains("Normal cell of " + hash);
            assertThat(operator.get(address + "/reduction.svg").text())
                    .startsWith("<svg")
                    .contains("Reduction cell of " + hash);
            assertThat(operator.get("/api/v1/architectures/0000/normal.svg").status())
                    .isEqualTo(404);
        }
    }
}
