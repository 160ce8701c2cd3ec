package io.cellwright.controller.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A controller on a free port, with a client of each kind.
final class RunningController implements AutoCloseable {

    final Path home;
    final ControllerServer server;
    final Client operator;
    final Client pool;

    RunningController(Path home) throws IOException {
        this.home = home;
        this.server =
                ControllerServer.start(ControllerOptions.of(home, ControllerOptions.LOOPBACK, 0));
        this.operator = Client.operator(server.address(), home);
        this.pool = Client.worker(server.address(), home);
    }

    @Override
    public void close() {
        server.close();
    }

    /// Starts a search and answers its number.
    long search(String specification) throws IOException, InterruptedException {
        Client.Answer answer = operator.post("/api/v1/searches", specification);
        if (answer.status() != 201) {
            throw new IOException(answer.text());
        }
        return answer.json().get("id").asLong();
    }

    JsonNode show(long search) throws IOException, InterruptedException {
        return operator.get("/api/v1/searches/" + search).json();
    }

    List<JsonNode> trials(long search) throws IOException, InterruptedException {
        List<JsonNode> trials = new ArrayList<>();
        operator.get("/api/v1/searches/%d/trials".formatted(search))
                .json()
                .get("trials")
                .forEach(trials::add);
        return trials;
    }
}
