package io.cellwright.controller.cli.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cellwright.searchspace.trial.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// A controller that answers what it is told to answer, and remembers what it was asked.
public final class FakeController implements AutoCloseable {

    public static final String TOKEN = "secret-token";

    /// A request as it came.
    public record Request(String method, String path, String authorization, String body) {}

    private record Answer(int status, String contentType, String body) {}

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, Queue<String>> streams = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /// Listens on loopback; 0 is any free port.
    public FakeController(int port) throws IOException {
        this(port, answers -> {});
    }

    /// Is told what to answer before it listens.
    public FakeController(int port, Consumer<FakeController> answers) throws IOException {
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        answer("GET", Api.HEALTH, 200, "{\"status\":\"up\",\"version\":\"0.1.0\"}");
        answers.accept(this);
        server.start();
    }

    /// What it answers to one request, from now on.
    public FakeController answer(String method, String path, int status, String body) {
        answers.put(method + " " + path, new Answer(status, "application/json", body));
        return this;
    }

    /// What the next connection to a stream of events gets before it is closed. The last stays for
    /// all that follow.
    public FakeController stream(String path, String text) {
        streams.computeIfAbsent(path, any -> new ConcurrentLinkedQueue<>()).add(text);
        return this;
    }

    public Endpoint endpoint() {
        return new Endpoint(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), TOKEN);
    }

    public ControllerClient client() {
        return new ControllerClient(this::endpoint);
    }

    public List<Request> requests() {
        return requests;
    }

    /// The body of the last request of that kind.
    public String lastBody(String method, String path) {
        return requests.stream()
                .filter(request -> request.method().equals(method) && request.path().equals(path))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .body();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().toString();
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        requests.add(
                new Request(
                        method,
                        path,
                        authorization == null ? "" : authorization,
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        Queue<String> stream = streams.get(path);
        if (!("Bearer " + TOKEN).equals(authorization)) {
            send(exchange, new Answer(401, "application/json", error(401, "no valid token", "")));
        } else if (stream != null) {
            String next = stream.size() > 1 ? stream.remove() : stream.element();
            send(exchange, new Answer(200, "text/event-stream", next));
        } else {
            Answer missing =
                    new Answer(
                            404,
                            "application/json",
                            error(404, "there is no " + method + " " + path, ""));
            send(exchange, answers.getOrDefault(method + " " + path, missing));
        }
    }

    /// The body of an error.
    public static String error(int status, String message, String field) {
        ObjectNode error = Json.tree(Map.of("status", status, "message", message));
        if (!field.isEmpty()) {
            error.put("field", field);
        }
        return Json.write(Map.of("error", error));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        // Of unknown length, as a stream of events is.
        exchange.sendResponseHeaders(answer.status(), 0);
        try (OutputStream stream = exchange.getResponseBody()) {
            stream.write(body);
        }
    }
}
