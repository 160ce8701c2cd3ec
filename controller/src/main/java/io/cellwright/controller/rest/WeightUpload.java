package io.cellwright.controller.rest;

import static io.cellwright.controller.rest.Authentication.Caller.WORKER;

import io.cellwright.controller.schedule.Fence;
import io.cellwright.controller.schedule.Reports;
import io.cellwright.controller.store.Home;
import io.cellwright.controller.store.WeightFiles;
import io.vertx.core.Future;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The route by which weights come in: straight into a file, never whole in memory.
final class WeightUpload {

    private static final long MAXIMUM_BYTES = 1L << 30;

    private final Home home;
    private final Reports reports;
    private final WeightFiles files;

    WeightUpload(Home home, Reports reports, WeightFiles files) {
        this.home = home;
        this.reports = reports;
        this.files = files;
    }

    void addTo(Routes routes) {
        routes.raw(
                HttpMethod.PUT, "/trials/:id/weights", WORKER, context -> receive(routes, context));
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
                            reports.requireWeights(fence);
                            home.requireRoom();
                            return true;
                        })
                .compose(_ -> write(context, temporary))
                .compose(_ -> routes.blocking(context, () -> keep(temporary, fence)))
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

    private boolean keep(Path temporary, Fence fence) {
        // Before the move, so that a stale upload cannot take the place of a newer one.
        reports.requireWeights(fence);
        reports.weights(fence, files.keep(temporary, fence.trial(), fence.fence()));
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
                .onComplete(_ -> routes.refuse(context, WeightFiles.explained(failure)));
    }

    private static void requireLength(@Nullable String header) {
        if (header == null || !header.matches("[0-9]{1,18}")) {
            throw Refusal.of(411, "weights come with their length, in Content-Length");
        }
        if (Long.parseLong(header) > MAXIMUM_BYTES) {
            throw Refusal.of(
                    413, "weights have at most %,d bytes, not %s".formatted(MAXIMUM_BYTES, header));
        }
    }
}
