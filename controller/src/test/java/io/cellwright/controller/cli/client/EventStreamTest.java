package io.cellwright.controller.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.controller.cli.client.EventStream.Received;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventStreamTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Received> all(String text) {
        List<Received> all = new ArrayList<>();
        try (EventStream stream = new EventStream(text(text))) {
            Received next;
            do {
                next = stream.next(LONG);
                all.add(next);
            } while (!(next instanceof Received.End));
        }
        return all;
    }

    private static Received event(String name, String data) {
        return new Received.Event(new ServerSentEvent(name, data));
    }

    @Test
    void eventsAreReadWithTheirNames() {
        assertThat(all("event: search\ndata: {\"id\":1}\n\nevent:epoch\ndata:{}\n\n"))
                .containsExactly(
                        event("search", "{\"id\":1}"), event("epoch", "{}"), new Received.End());
    }

    @Test
    void severalLinesOfDataAreOneEvent() {
        assertThat(all("data: a\ndata: b\n\n"))
                .containsExactly(event("message", "a\nb"), new Received.End());
    }

    @Test
    void aCommentIsASignOfLife() {
        assertThat(all(": still here\n\n"))
                .containsExactly(new Received.SignOfLife(), new Received.End());
    }

    @Test
    void unknownFieldsAndWindowsLineEndsAreNoMatter() {
        assertThat(all("id: 7\r\nretry: 10\r\nevent: trial\r\ndata: {}\r\n\r\n"))
                .containsExactly(event("trial", "{}"), new Received.End());
    }

    @Test
    void anEventThatWasCutOffIsNotTold() {
        assertThat(all("event: search\ndata: {\"id\"")).containsExactly(new Received.End());
    }

    @Test
    void silenceIsNoticed() throws IOException {
        try (PipedOutputStream writer = new PipedOutputStream();
                EventStream stream = new EventStream(new PipedInputStream(writer))) {
            assertThat(stream.next(Duration.ofMillis(1))).isEqualTo(new Received.Silence());
        }
    }
}
