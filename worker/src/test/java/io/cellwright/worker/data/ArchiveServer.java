package io.cellwright.worker.data;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A local server of one file that behaves, request by request, as a test wants.
final class ArchiveServer implements AutoCloseable {

    /// How a request is answered.
    enum Behaviour {
        WHOLE_FILE,
        HONOURS_RANGE,
        BREAKS_HALFWAY,
        HANGS_BEFORE_HEADER,
        HANGS_HALFWAY,
        NOT_FOUND,
        REDIRECTS,
        RANGE_NOT_SATISFIABLE
    }

    private final byte[] file;
    private final List<Behaviour> script;
    private final List<String> ranges = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /// Request i is answered as the script says at i; after its end, as its last entry says.
    ArchiveServer(byte[] file, Behaviour... script) throws IOException {
        this.file = file.clone();
        this.script = List.of(script);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(executor);
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:%d/archive".formatted(server.getAddress().getPort()));
    }

    /// The `Range` header of each request so far, empty for those without.
    List<String> ranges() {
        return List.copyOf(ranges);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range")).orElse("");
        int request = ranges.size();
        ranges.add(range);
        int half = file.length / 2;
        try (exchange) {
            switch (script.get(Math.min(request, script.size() - 1))) {
                case WHOLE_FILE -> send(exchange, 200, 0, file.length);
                case HONOURS_RANGE -> {
                    int start = range.isEmpty() ? 0 : start(range);
                    String content =
                            "bytes %d-%d/%d".formatted(start, file.length - 1, file.length);
                    exchange.getResponseHeaders().add("Content-Range", content);
                    send(exchange, range.isEmpty() ? 200 : 206, start, file.length);
                }
                case BREAKS_HALFWAY -> send(exchange, 200, 0, half);
                case HANGS_BEFORE_HEADER -> await();
                case HANGS_HALFWAY -> {
                    send(exchange, 200, 0, half);
                    await();
                }
                case NOT_FOUND -> exchange.sendResponseHeaders(404, -1);
                case REDIRECTS -> {
                    exchange.getResponseHeaders().add("Location", uri() + "/elsewhere");
                    exchange.sendResponseHeaders(302, -1);
                }
                case RANGE_NOT_SATISFIABLE -> exchange.sendResponseHeaders(416, -1);
            }
        }
    }

    /// Always announces the file up to its end, so that a lower `end` is a broken promise.
    private void send(HttpExchange exchange, int status, int start, int end) throws IOException {
        exchange.sendResponseHeaders(status, file.length - start);
        OutputStream body = exchange.getResponseBody();
        body.write(Arrays.copyOfRange(file, start, end));
        body.flush();
    }

    private static int start(String range) {
        return Integer.parseInt(range.replaceAll("\\D", ""));
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        executor.shutdownNow();
    }
}
