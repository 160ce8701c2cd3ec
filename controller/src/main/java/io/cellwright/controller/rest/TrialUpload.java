package io.cellwright.controller.rest;

import static io.cellwright.controller.rest.Authentication.Caller.WORKER;

import io.cellwright.controller.schedule.Checkpoints;
import io.cellwright.controller.schedule.Fence;
import io.cellwright.controller.schedule.Reports;
import io.cellwright.controller.store.Home;
import io.cellwright.controller.store.TrialFiles;
import io.vertx.core.Future;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A route by which weights or checkpoints come in: straight into a file, never whole in memory.
final class TrialUpload {

    private static final int MAXIMUM_EPOCH = 10_000;

    private final String path;
    private final Home home;
    private final TrialFiles files;
    private final Consumer<Fence> welcome;
    private final Taking taking;

    /// Takes over what was written.
    @FunctionalInterface
    private interface Taking {
        void take(Call call, Fence fence, Path written);
    }

    private TrialUpload(
            String path, Home home, TrialFiles files, Consumer<Fence> welcome, Taking taking) {
        this.path = path;
        this.home = home;
        this.files = files;
        this.welcome = welcome;
        this.taking = taking;
    }

    static TrialUpload weights(Home home, Reports reports, TrialFiles files) {
        return new TrialUpload(
                "/trials/:id/weights",
                home,
                files,
                reports::requireWeights,
                (_, fence, written) -> {
                    // Before the move, so that a stale upload cannot take the place of a newer one.
                    reports.requireWeights(fence);
                    reports.weights(fence, files.keep(written, fence.trial(), fence.fence()));
                });
    }

    static TrialUpload checkpoints(Home home, Checkpoints checkpoints, TrialFiles files) {
        return new TrialUpload(
                "/trials/:id/checkpoint",
                home,
                files,
                checkpoints::require,
                (call, fence, written) -> pause(checkpoints, fence, epoch(call), written));
    }

    void addTo(Routes routes) {
        routes.raw(HttpMethod.PUT, path, WORKER, context -> receive(routes, context));
    }

    private void receive(Routes routes, RoutingContext context) {
        HttpServerRequest request = context.request();
        Call call = new Call(context);
        Fence fence = new Fence(call.id(), call.queryNumber("fence"));
        requireLength(request.getHeader("Content-Length"));
        Path temporary = files.temporary();
        request.pause();
        routes.blocking(
                        context,
                        () -> {
                            welcome.accept(fence);
                            home.requireRoom();
                            return true;
                        })
                .compose(_ -> write(context, temporary))
                .compose(_ -> routes.blocking(context, () -> take(call, fence, temporary)))
                .onSuccess(_ -> context.response().setStatusCode(204).end())
                .onFailure(failure -> fail(routes, context, temporary, failure));
    }

    private static Future<Void> write(RoutingContext context, Path file) {
        OpenOptions options =
                new OpenOptions().setRead(false).setWrite(true).setCreate(true).setCreateNew(true);
        return context.vertx()
                .fileSystem()
                .open(file.toString(), options)
                .compose(opened -> context.request().pipeTo(opened));
    }

    private boolean take(Call call, Fence fence, Path temporary) {
        taking.take(call, fence, temporary);
        return true;
    }

    private void fail(Routes routes, RoutingContext context, Path temporary, Throwable failure) {
        // What is still to come is read and dropped, so that the client gets to read the answer.
        context.request().resume();
        routes.blocking(
                        context,
                        () -> {
                            files.discard(temporary);
                            return true;
                        })
                .onComplete(_ -> routes.refuse(context, files.explained(failure)));
    }

    private static void pause(Checkpoints checkpoints, Fence fence, int epoch, Path written) {
        try {
            checkpoints.pause(fence, epoch, written);
        } catch (IllegalArgumentException e) {
            throw Refusal.of("epoch", String.valueOf(e.getMessage()));
        }
    }

    private static int epoch(Call call) {
        long epoch = call.queryNumber("epoch");
        if (epoch < 1 || epoch > MAXIMUM_EPOCH) {
            throw Refusal.of("epoch", "epoch is 1 to %,d, not %d".formatted(MAXIMUM_EPOCH, epoch));
        }
        return (int) epoch;
    }

    private void requireLength(@Nullable String header) {
        if (header == null || !header.matches("[0-9]{1,18}")) {
            throw Refusal.of(
                    411,
                    "%s come with their length, in Content-Length".formatted(files.kind().text()));
        }
        if (Long.parseLong(header) > files.kind().maximumBytes()) {
            throw Refusal.of(
                    413,
                    "%s have at most %,d bytes, not %s"
                            .formatted(files.kind().text(), files.kind().maximumBytes(), header));
        }
    }
}
