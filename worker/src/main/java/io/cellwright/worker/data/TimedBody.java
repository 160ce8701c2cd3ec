package io.cellwright.worker.data;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The body of a response, read piece by piece, each within a time limit: the limit of the JDK's
/// client ends with the header, and a server that falls silent after it would hang for ever.
final class TimedBody implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {

    private sealed interface Signal {
        record Bytes(List<ByteBuffer> buffers) implements Signal {}

        record Failed(Throwable cause) implements Signal {}

        record Complete() implements Signal {}
    }

    // Never holds more than one piece and the end, as one piece is asked for at a time.
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Duration limit;
    private volatile Flow.@Nullable Subscription subscription;

    TimedBody(Duration limit) {
        this.limit = limit;
    }

    /// The next bytes; empty at the end of the body.
    Optional<List<ByteBuffer>> next() throws IOException, InterruptedException {
        Signal signal = signals.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
        return switch (signal) {
            case null ->
                    throw new HttpTimeoutException(
                            "the server sent nothing for %s s".formatted(seconds(limit)));
            case Signal.Bytes(List<ByteBuffer> buffers) -> {
                request();
                yield Optional.of(buffers);
            }
            case Signal.Failed(Throwable cause) -> throw new IOException(cause);
            case Signal.Complete() -> Optional.empty();
        };
    }

    static String seconds(Duration duration) {
        return Double.toString(duration.toMillis() / 1000.0).replaceFirst("\\.0$", "");
    }

    private void request() {
        Flow.Subscription current = subscription;
        if (current != null) {
            current.request(1);
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription started) {
        subscription = started;
        started.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        signals.add(new Signal.Bytes(buffers));
    }

    @Override
    public void onError(Throwable cause) {
        signals.add(new Signal.Failed(cause));
    }

    @Override
    public void onComplete() {
        signals.add(new Signal.Complete());
    }

    @Override
    public void close() {
        Flow.Subscription current = subscription;
        if (current != null) {
            current.cancel();
        }
    }
}
