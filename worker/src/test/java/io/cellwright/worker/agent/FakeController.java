package io.cellwright.worker.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The workers' routes of a controller as docs/api.md describes them, with its tables in memory:
/// they outlive [#stop] and [#start], as a database does.
final class FakeController implements AutoCloseable {

    static final String TOKEN = "pool-token";

    private static final int LONGEST_WAIT_SECONDS = 30;

    /// A call that was made.
    ///
    /// @param id of the worker or trial in the path, 0 without one
    /// @param text the body
    record Call(long id, String text) {

        JsonNode body() {
            return Json.readTree(text);
        }
    }

    private record Reply(int status, String body) {

        static Reply done() {
            return new Reply(204, "");
        }

        static Reply error(int status, String message) {
            return new Reply(
                    status,
                    "{\"error\":{\"status\":%d,\"message\":\"%s\"}}".formatted(status, message));
        }
    }

    private record Offer(
            long trial,
            long fence,
            String evaluation,
            int checkpointEpoch,
            int pauseAfter,
            boolean alone) {}

    private record Checkpoint(int epoch, String bytes) {}

    private final Map<String, BlockingQueue<Call>> calls = new ConcurrentHashMap<>();
    private final Map<String, LinkedBlockingDeque<Integer>> faults = new ConcurrentHashMap<>();
    private final LinkedBlockingDeque<Offer> offers = new LinkedBlockingDeque<>();
    private final Map<Long, Long> fences = new HashMap<>();
    private final Map<Long, String> reported = new HashMap<>();
    private final Map<Long, Checkpoint> checkpoints = new HashMap<>();
    private final Map<Long, List<Integer>> epochs = new HashMap<>();
    private final Set<Long> toPause = new HashSet<>();
    private final Map<Long, Integer> stops = new HashMap<>();
    private final Set<Long> workers = new HashSet<>();
    private final List<String> routes = new ArrayList<>();
    private volatile String token = TOKEN;
    private volatile boolean draining;
    private volatile int heartbeatSeconds = 1;
    private int port;
    private long lastWorker;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    FakeController() {
        start();
    }

    /// Serves, after the first time on the same port.
    void start() {
        try {
            HttpServer starting =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
            starting.setExecutor(executor);
            starting.createContext("/api/v1/", this::handle);
            starting.start();
            port = starting.getAddress().getPort();
            server = starting;
            threads = executor;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends like a process that is killed: no call is answered any more.
    void stop() {
        if (server != null && threads != null) {
            threads.shutdownNow();
            server.stop(0);
            server = null;
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    void setToken(String value) {
        token = value;
    }

    void setDraining() {
        draining = true;
    }

    void setHeartbeatSeconds(int seconds) {
        heartbeatSeconds = seconds;
    }

    synchronized void offer(long trial, Evaluation evaluation) {
        offer(trial, Json.write(evaluation));
    }

    synchronized void offer(long trial, String evaluation) {
        offer(trial, evaluation, 0, false);
    }

    /// Offers a trial beside which nothing may run.
    synchronized void offerAlone(long trial, Evaluation evaluation) {
        offer(trial, Json.write(evaluation), 0, true);
    }

    /// Offers a trial that is to be handed in after that epoch.
    synchronized void offerUntil(int epoch, long trial, Evaluation evaluation) {
        offer(trial, Json.write(evaluation), epoch, false);
    }

    private void offer(long trial, String evaluation, int pauseAfter, boolean alone) {
        long fence = fences.merge(trial, 1L, Long::sum);
        Checkpoint checkpoint = checkpoints.get(trial);
        int epoch = checkpoint == null ? 0 : checkpoint.epoch();
        offers.add(new Offer(trial, fence, evaluation, epoch, pauseAfter, alone));
    }

    /// As if the trial had been paused.
    synchronized void keepCheckpoint(long trial, int epoch, String bytes) {
        checkpoints.put(trial, new Checkpoint(epoch, bytes));
    }

    /// As if the file had got lost after the trial was offered.
    synchronized void loseCheckpoint(long trial) {
        checkpoints.remove(trial);
    }

    synchronized Optional<String> checkpoint(long trial) {
        return Optional.ofNullable(checkpoints.get(trial)).map(Checkpoint::bytes);
    }

    /// As if the trial's search were paused.
    synchronized void setToPause(long trial) {
        toPause.add(trial);
    }

    /// Ends a trial with that epoch, as if others did better.
    synchronized void stopAfter(int epoch, long trial) {
        stops.put(trial, epoch);
    }

    /// As if the lease had run out and somebody else had got the trial.
    synchronized void revoke(long trial) {
        fences.merge(trial, 1L, Long::sum);
    }

    synchronized void forgetWorkers() {
        workers.clear();
    }

    /// The next call of that route is carried out, but answered with this status.
    void loseAnswer(String route, int status) {
        faults.computeIfAbsent(route, _ -> new LinkedBlockingDeque<>()).add(status);
    }

    /// The next call of that route; waits for it.
    Call next(String route) {
        try {
            Call call = queue(route).poll(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            if (call == null) {
                throw new AssertionError(
                        "no call of %s within %d s".formatted(route, LONGEST_WAIT_SECONDS));
            }
            return call;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// How many calls of that route were made and not taken by [#next].
    int waiting(String route) {
        return queue(route).size();
    }

    void forgetCalls(String route) {
        queue(route).clear();
    }

    /// The routes of a trial that were called, in their order.
    synchronized List<String> routesOf(long trial) {
        return routes.stream()
                .filter(route -> route.startsWith(trial + " "))
                .map(route -> route.substring(route.indexOf(' ') + 1))
                .toList();
    }

    /// The epochs of a trial that were reported, in the order in which they came.
    synchronized List<Integer> epochs(long trial) {
        return List.copyOf(epochs.getOrDefault(trial, List.of()));
    }

    /// The outcome that counts for a trial.
    synchronized JsonNode outcome(long trial) {
        return Json.readTree(String.valueOf(reported.get(trial))).path("outcome");
    }

    private BlockingQueue<Call> queue(String route) {
        return calls.computeIfAbsent(route, _ -> new LinkedBlockingQueue<>());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            List<String> path =
                    List.of(
                            exchange.getRequestURI()
                                    .getPath()
                                    .substring("/api/v1/".length())
                                    .split("/", -1));
            String body =
                    new String(
                            exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            long id = path.size() > 1 ? Long.parseLong(path.get(1)) : 0;
            String route = path.size() > 2 ? path.get(2) : path.getFirst();
            Reply reply =
                    ("Bearer " + token)
                                    .equals(exchange.getRequestHeaders().getFirst("Authorization"))
                            ? reply(
                                    exchange.getRequestMethod().equals("GET") ? "fetch" : route,
                                    id,
                                    body,
                                    exchange.getRequestURI().getQuery())
                            : Reply.error(401, "a valid token is needed");
            queue(route).add(new Call(id, body));
            LinkedBlockingDeque<Integer> fault = faults.get(route);
            Integer status = fault == null ? null : fault.poll();
            write(exchange, status == null ? reply : Reply.error(status, "made up"));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(HttpExchange exchange, Reply reply) throws IOException {
        // Each character is a byte, as checkpoints are no text.
        byte[] bytes = reply.body().getBytes(StandardCharsets.ISO_8859_1);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private Reply reply(String route, long id, String body, @Nullable String query)
            throws InterruptedException {
        return switch (route) {
            case "workers" -> register();
            case "leases" -> isKnown(id) ? lease(body) : Reply.error(404, "no such worker");
            case "heartbeat" -> isKnown(id) ? heartbeat(body) : Reply.error(404, "no such worker");
            case "goodbye" -> Reply.done();
            case "weights" -> trial(route, id, number(query, "fence"), body);
            case "fetch" -> fetch(id, number(query, "fence"));
            case "checkpoint" -> pause(id, number(query, "fence"), number(query, "epoch"), body);
            case "epochs", "report", "release", "restart" ->
                    trial(route, id, Json.readTree(body).path("fence").longValue(), body);
            default -> Reply.error(404, "no such route");
        };
    }

    private static long number(@Nullable String query, String name) {
        return Arrays.stream(String.valueOf(query).split("&", -1))
                .filter(part -> part.startsWith(name + "="))
                .mapToLong(part -> Long.parseLong(part.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private synchronized Reply fetch(long trial, long fence) {
        routes.add(trial + " fetch");
        if (!isValid(trial, fence)) {
            return Reply.error(409, "the lease is no longer valid");
        }
        return checkpoint(trial)
                .map(bytes -> new Reply(200, bytes))
                .orElseGet(() -> Reply.error(404, "the checkpoint is lost"));
    }

    private synchronized Reply pause(long trial, long fence, long epoch, String bytes) {
        Reply reply = trial("checkpoint", trial, fence, bytes);
        if (reply.status() == 204) {
            keepCheckpoint(trial, (int) epoch, bytes);
            fences.merge(trial, 1L, Long::sum);
        }
        return reply;
    }

    private synchronized boolean isKnown(long worker) {
        return workers.contains(worker);
    }

    private synchronized Reply register() {
        workers.add(++lastWorker);
        return new Reply(
                201,
                "{\"worker\":%d,\"heartbeatSeconds\":%d,\"leaseSeconds\":3}"
                        .formatted(lastWorker, heartbeatSeconds));
    }

    private Reply lease(String body) throws InterruptedException {
        int wait = Json.readTree(body).path("waitSeconds").intValue();
        Offer offer = offers.poll(wait * AgentTests.SECOND.toMillis(), TimeUnit.MILLISECONDS);
        return offer == null
                ? Reply.done()
                : new Reply(
                        200,
                        ("{\"trial\":%d,\"fence\":%d,\"evaluation\":%s,"
                                        + "\"checkpointEpoch\":%d,\"pauseAfter\":%d,\"alone\":%s}")
                                .formatted(
                                        offer.trial(),
                                        offer.fence(),
                                        offer.evaluation(),
                                        offer.checkpointEpoch(),
                                        offer.pauseAfter(),
                                        offer.alone()));
    }

    private synchronized Reply heartbeat(String body) {
        List<String> leases = new ArrayList<>();
        for (JsonNode lease : Json.readTree(body).path("leases")) {
            long trial = lease.path("trial").longValue();
            long fence = lease.path("fence").longValue();
            leases.add(
                    "{\"trial\":%d,\"fence\":%d,\"valid\":%s,\"pause\":%s}"
                            .formatted(
                                    trial, fence, isValid(trial, fence), toPause.contains(trial)));
        }
        return new Reply(
                200,
                "{\"draining\":%s,\"leases\":[%s]}".formatted(draining, String.join(",", leases)));
    }

    private boolean isValid(long trial, long fence) {
        return fences.getOrDefault(trial, 0L) == fence && !reported.containsKey(trial);
    }

    private synchronized Reply trial(String route, long trial, long fence, String body) {
        routes.add(trial + " " + route);
        boolean isRepeated = route.equals("report") && body.equals(reported.get(trial));
        if (!isValid(trial, fence) && !isRepeated) {
            return Reply.error(409, "the lease is no longer valid");
        }
        switch (route) {
            case "report" -> {
                reported.put(trial, body);
                return new Reply(200, "{\"accepted\":true}");
            }
            case "release" -> fences.merge(trial, 1L, Long::sum);
            case "restart" -> checkpoints.remove(trial);
            case "epochs" -> {
                int epoch = Json.readTree(body).path("point").path("epoch").intValue();
                epochs.computeIfAbsent(trial, _ -> new ArrayList<>()).add(epoch);
                if (Objects.equals(stops.get(trial), epoch)) {
                    fences.merge(trial, 1L, Long::sum);
                    return new Reply(200, "{\"stop\":true}");
                }
            }
            default -> {}
        }
        return Reply.done();
    }

    @Override
    public void close() {
        stop();
    }
}
