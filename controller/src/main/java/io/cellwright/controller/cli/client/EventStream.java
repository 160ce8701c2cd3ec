package io.cellwright.controller.cli.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Reads server-sent events. A thread of its own reads, so that the caller can wait for a while and
/// notice silence.
public final class EventStream implements AutoCloseable {

    /// What a wait came back with.
    public sealed interface Received {

        /// An event.
        record Event(ServerSentEvent event) implements Received {}

        /// A line that only keeps the connection open.
        record SignOfLife() implements Received {}

        /// Nothing in the time that was waited for.
        record Silence() implements Received {}

        /// The connection is gone; nothing more will come.
        record End() implements Received {}
    }

    private final InputStream body;
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

    public EventStream(InputStream body) {
        this.body = body;
        Thread.ofVirtual().name("events").start(this::read);
    }

    /// Waits for what comes next, but no longer than `patience`.
    public Received next(Duration patience) {
        try {
            Received next = received.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            return next == null ? new Received.Silence() : next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Received.End();
        }
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            // It was to be closed, and it is.
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            Draft draft = new Draft();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    draft.finish();
                } else if (line.startsWith(":")) {
                    received.add(new Received.SignOfLife());
                } else {
                    draft.field(line);
                }
            }
        } catch (IOException e) {
            // A broken connection ends the stream as an orderly end does.
        } finally {
            received.add(new Received.End());
        }
    }

    private final class Draft {

        private String name = "message";
        private final StringBuilder data = new StringBuilder();

        private void field(String line) {
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
            switch (field) {
                case "event" -> name = value;
                case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
                // The format asks readers to ignore what they do not know.
                default -> {}
            }
        }

        private void finish() {
            if (!data.isEmpty()) {
                received.add(new Received.Event(new ServerSentEvent(name, data.toString())));
            }
            name = "message";
            data.setLength(0);
        }
    }
}
