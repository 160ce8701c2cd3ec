package io.cellwright.worker.data;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Flow;

/// Downloads one file into a partial file, going on where an earlier attempt stopped, also in an
/// earlier process.
final class ResumableDownload {

    /// Enough for a bad line; a server that breaks every connection must not be asked for ever.
    private static final int ATTEMPTS = 6;

    private final DownloadSource source;
    private final DownloadTimeouts timeouts;
    private final DatasetListener listener;

    ResumableDownload(DownloadSource source, DownloadTimeouts timeouts, DatasetListener listener) {
        this.source = source;
        this.timeouts = timeouts;
        this.listener = listener;
    }

    /// Returns when the server has sent all it has; whether that is right is for the caller to
    /// check.
    ///
    /// @throws DatasetException where it cannot be had; what has come stays in the partial file
    void to(Path part) {
        HttpClient client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(timeouts.connect())
                        .build();
        try {
            repeat(client, part);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatasetException(source.uri() + ": interrupted", e);
        } finally {
            // Not close(), which would wait for a server that hangs.
            client.shutdownNow();
        }
    }

    private void repeat(HttpClient client, Path part) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            long before = size(part);
            try {
                if (attempt(client, part)) {
                    return;
                }
            } catch (IOException e) {
                long here = size(part);
                if (attempt == ATTEMPTS || here == before) {
                    throw new DatasetException(
                            "%s: %s%s".formatted(source.uri(), reason(e), keptBytes(here)), e);
                }
                listener.message(
                        "the connection broke after %d bytes (%s); going on"
                                .formatted(here, reason(e)));
            }
        }
    }

    private static String keptBytes(long here) {
        return here == 0 ? "" : "; %d bytes are kept, the same command goes on".formatted(here);
    }

    /// One request. False where the partial file was of no use and is gone: then the next starts
    /// over.
    private boolean attempt(HttpClient client, Path part) throws IOException, InterruptedException {
        long start = size(part);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(source.uri())
                        .timeout(timeouts.read())
                        .header("User-Agent", "cellwright");
        if (start > 0) {
            request.header("Range", "bytes=%d-".formatted(start));
        }
        HttpResponse<Flow.Publisher<List<ByteBuffer>>> response =
                client.send(request.build(), BodyHandlers.ofPublisher());
        try (TimedBody body = new TimedBody(timeouts.read())) {
            response.body().subscribe(body);
            int status = response.statusCode();
            if (status == 200) {
                delete(part);
                return receive(body, part, 0, length(response));
            }
            if (status == 206 && continuesAt(response, start)) {
                return receive(body, part, start, length(response));
            }
            if (start > 0 && (status == 206 || status == 416)) {
                delete(part);
                return false;
            }
            throw refused(status);
        }
    }

    private DatasetException refused(int status) {
        String rule = status / 100 == 3 ? "; redirects are not followed" : "; must be 200 or 206";
        return new DatasetException(
                "%s: the server answered with status %d%s".formatted(source.uri(), status, rule));
    }

    private static boolean continuesAt(HttpResponse<?> response, long start) {
        Optional<String> range = response.headers().firstValue("Content-Range");
        return range.isPresent() && range.get().startsWith("bytes %d-".formatted(start));
    }

    private static OptionalLong length(HttpResponse<?> response) {
        return response.headers().firstValueAsLong("Content-Length");
    }

    private boolean receive(TimedBody body, Path part, long start, OptionalLong length)
            throws IOException, InterruptedException {
        OptionalLong total =
                length.isPresent()
                        ? OptionalLong.of(Math.addExact(start, length.getAsLong()))
                        : length;
        checkSize(total.orElse(start), part);
        if (start > 0) {
            listener.message("going on after %d bytes".formatted(start));
        }
        try (FileChannel file = open(part)) {
            long done = start;
            Optional<List<ByteBuffer>> next = body.next();
            while (next.isPresent()) {
                for (ByteBuffer buffer : next.get()) {
                    done += buffer.remaining();
                    checkSize(done, part);
                    write(file, buffer, part);
                }
                listener.progress(done, total);
                next = body.next();
            }
        }
        return true;
    }

    private void checkSize(long bytes, Path part) {
        if (bytes > source.largestBytes()) {
            delete(part);
            throw new DatasetException(
                    "%s: %d bytes or more; must be at most %d"
                            .formatted(source.uri(), bytes, source.largestBytes()));
        }
    }

    // Trouble with our own disk is no reason to ask the server again, so it leaves as another type.

    private static FileChannel open(Path part) {
        try {
            return FileChannel.open(part, CREATE, APPEND);
        } catch (IOException e) {
            throw new DatasetException(part + ": cannot be written: " + e, e);
        }
    }

    private static void write(FileChannel file, ByteBuffer buffer, Path part) {
        try {
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
        } catch (IOException e) {
            throw new DatasetException(part + ": cannot be written: " + e, e);
        }
    }

    private static long size(Path part) {
        try {
            return Files.exists(part) ? Files.size(part) : 0;
        } catch (IOException e) {
            throw new DatasetException(part + ": cannot be read: " + e, e);
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new DatasetException(part + ": cannot be deleted: " + e, e);
        }
    }

    private String reason(IOException problem) {
        return switch (problem) {
            case HttpConnectTimeoutException timeout ->
                    "no connection within %s s".formatted(TimedBody.seconds(timeouts.connect()));
            case HttpTimeoutException timeout ->
                    "no answer within %s s".formatted(TimedBody.seconds(timeouts.read()));
            case ConnectException refused when hasUnknownHost(refused) -> "unknown host";
            case ConnectException refused -> "cannot connect";
            default -> Optional.ofNullable(problem.getMessage()).orElse(problem.toString());
        };
    }

    private static boolean hasUnknownHost(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }
}
