package io.cellwright.controller.rest;

import io.cellwright.controller.lifecycle.Change;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One client that watches.
///
/// Changes wait in a queue until the client has taken those before; equal ones are told once. A
/// client that falls too far behind is dropped: it reads everything anew and goes on.
final class EventStream {

    private static final int MAXIMUM_BEHIND = 10_000;
    private static final int KEEP_ALIVE_SECONDS = 15;
    private static final int PATIENCE_SECONDS = 30;

    private final HttpServerResponse response;
    private final Predicate<Change> wanted;
    private final Function<Change, String> rendered;
    private final LinkedBlockingQueue<List<Change>> queue =
            new LinkedBlockingQueue<>(MAXIMUM_BEHIND);
    private volatile boolean open = true;

    /// @param rendered the text of the event for a change; empty for none
    EventStream(
            HttpServerResponse response,
            Predicate<Change> wanted,
            Function<Change, String> rendered) {
        this.response = response;
        this.wanted = wanted;
        this.rendered = rendered;
    }

    /// Notes a change; never waits.
    void offer(Change change) {
        if (wanted.test(change)) {
            enqueue(List.of(change));
        }
    }

    /// Ends the stream at the next occasion.
    void stop() {
        open = false;
        enqueue(List.of());
    }

    /// Sends what changes, until the client leaves.
    void send(List<Change> first) throws InterruptedException {
        try {
            write(": cellwright\n\n" + text(first));
            while (open && !response.closed()) {
                @Nullable List<Change> next = queue.poll(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
                write(next == null ? ": keep-alive\n\n" : text(withOthers(next)));
            }
            response.end();
        } catch (ExecutionException | TimeoutException e) {
            // The client left, or takes nothing: there is nobody to tell.
            response.reset();
        }
    }

    /// An empty list tells nothing; it only wakes the sender.
    private void enqueue(List<Change> changes) {
        if (!queue.offer(changes)) {
            open = false;
        }
    }

    private List<Change> withOthers(List<Change> first) {
        List<List<Change>> changes = new ArrayList<>();
        changes.add(first);
        queue.drainTo(changes);
        return changes.stream().flatMap(List::stream).toList();
    }

    private String text(List<Change> changes) {
        Set<Change> different = new LinkedHashSet<>(changes);
        StringBuilder text = new StringBuilder();
        different.forEach(change -> text.append(rendered.apply(change)));
        return text.toString();
    }

    private void write(String text)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (!text.isEmpty()) {
            response.write(text)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }
}
