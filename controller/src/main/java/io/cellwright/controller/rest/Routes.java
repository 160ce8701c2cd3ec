package io.cellwright.controller.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.controller.store.DiskFullException;
import io.cellwright.searchspace.trial.Json;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

/// Adds routes, each with who may call it, and runs their work on threads that may block.
final class Routes {

    static final String PREFIX = "/api/v1";

    /// Larger than the report of 10,000 epochs.
    private static final long MAXIMUM_BODY = 8L << 20;

    private final Router router;
    private final Authentication authentication;
    private final Executor blocking;
    private final Runnable onDiskFull;

    Routes(Router router, Authentication authentication, Executor blocking, Runnable onDiskFull) {
        this.router = router;
        this.authentication = authentication;
        this.blocking = blocking;
        this.onDiskFull = onDiskFull;
    }

    void get(String path, Authentication.Caller caller, Call.Work work) {
        guard(HttpMethod.GET, path, caller);
        router.get(PREFIX + path).handler(context -> run(context, work));
    }

    void post(String path, Authentication.Caller caller, Call.Work work) {
        guard(HttpMethod.POST, path, caller);
        router.post(PREFIX + path).handler(BodyHandler.create(false).setBodyLimit(MAXIMUM_BODY));
        router.post(PREFIX + path).handler(context -> run(context, work));
    }

    /// A route that reads the request and writes the response by itself.
    void raw(
            HttpMethod method,
            String path,
            Authentication.Caller caller,
            Handler<RoutingContext> handler) {
        guard(method, path, caller);
        router.route(method, PREFIX + path).handler(handler);
    }

    /// Answers everything else below the prefix, and every error.
    void finish() {
        router.route("/api/*")
                .handler(context -> {
                    authentication.requireAny(context.request());
                    throw Refusal.of(
                            404,
                            "there is no route %s %.200s"
                                    .formatted(
                                            context.request().method(), context.request().path()));
                });
        router.route().failureHandler(this::fail);
    }

    /// Does some work on a thread that may block, and answers.
    void run(RoutingContext context, Call.Work work) {
        blocking(context, () -> work.answer(new Call(context)))
                .onSuccess(reply -> send(context, reply))
                .onFailure(failure -> refuse(context, failure));
    }

    /// Does some work on a thread that may block; the result comes on the request's own thread.
    <T> Future<T> blocking(RoutingContext context, Callable<T> work) {
        Context origin = context.vertx().getOrCreateContext();
        Promise<T> result = Promise.promise();
        blocking.execute(() -> {
            try {
                T value = work.call();
                origin.runOnContext(_ -> result.complete(value));
            } catch (Exception | StackOverflowError e) {
                origin.runOnContext(_ -> result.fail(e));
            }
        });
        return result.future();
    }

    /// Answers an error.
    void refuse(RoutingContext context, Throwable failure) {
        if (failure instanceof DiskFullException) {
            onDiskFull.run();
        }
        refuse(context, Refusals.of(failure));
    }

    private void guard(HttpMethod method, String path, Authentication.Caller caller) {
        router.route(method, PREFIX + path)
                .handler(context -> {
                    authentication.require(context.request(), caller);
                    context.next();
                });
    }

    private void fail(RoutingContext context) {
        if (context.failure() != null) {
            refuse(context, context.failure());
        } else if (context.statusCode() == 413) {
            refuse(
                    context,
                    Refusal.of(
                            413,
                            "the body has more than the %,d bytes that are allowed"
                                    .formatted(MAXIMUM_BODY)));
        } else {
            refuse(context, Refusal.of(context.statusCode(), "the request cannot be read"));
        }
    }

    private static void refuse(RoutingContext context, Refusal refusal) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (refusal.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        send(context, new Reply.Document(refusal.status(), Refusals.body(refusal), () -> {}));
    }

    private static void send(RoutingContext context, Reply reply) {
        HttpServerResponse response = context.response();
        switch (reply) {
            case Reply.Document(int status, JsonNode body, Runnable undelivered) -> {
                if (response.closed()) {
                    undelivered.run();
                    return;
                }
                response.setStatusCode(status)
                        .putHeader("Content-Type", "application/json")
                        .end(Json.write(body))
                        .onFailure(_ -> undelivered.run());
            }
            case Reply.Status(int status) -> response.setStatusCode(status).end();
            case Reply.Content content -> {
                content.fileName().ifPresent(name -> attach(response, name));
                response.putHeader("Content-Type", content.type()).end(content.content());
            }
            case Reply.Download(String type, String fileName, Path file) -> {
                attach(response, fileName);
                response.putHeader("Content-Type", type).sendFile(file.toString());
            }
        }
    }

    private static void attach(HttpServerResponse response, String fileName) {
        response.putHeader(
                "Content-Disposition", "attachment; filename=\"%s\"".formatted(fileName));
    }
}
