package io.cellwright.controller.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.searchspace.trial.Json;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/// A request, as the routes read it.
record Call(RoutingContext context) {

    /// What a route does with a request, on a thread that may block.
    @FunctionalInterface
    interface Work {
        Reply answer(Call call) throws Exception;
    }

    /// The number in the path. What is no number names nothing that exists.
    long id() {
        String text = path("id");
        if (!text.matches("[0-9]{1,18}")) {
            throw Refusal.of(404, "there is nothing with the number \"%.50s\"".formatted(text));
        }
        return Long.parseLong(text);
    }

    /// A named part of the path.
    String path(String name) {
        return Optional.ofNullable(context.pathParam(name)).orElse("");
    }

    /// Whether the query has this field.
    boolean hasQuery(String name) {
        return context.request().getParam(name) != null;
    }

    /// A number that the query has to have.
    long queryNumber(String name) {
        String text = Optional.ofNullable(context.request().getParam(name)).orElse("");
        if (!text.matches("[0-9]{1,18}")) {
            throw Refusal.of(name, "%s is a number, not \"%.50s\"".formatted(name, text));
        }
        return Long.parseLong(text);
    }

    /// The body as it came.
    String body() {
        return Optional.ofNullable(context.body().asString()).orElse("");
    }

    /// The body as an object, some of whose fields may be left out.
    ObjectNode object() {
        if (Json.readTree(body()) instanceof ObjectNode object) {
            return object;
        }
        throw Refusal.of("", "the body is an object");
    }

    /// The body as a record.
    <T> T body(Class<T> type) {
        return Json.read(body(), type);
    }

    /// Whether nobody waits for the answer any more.
    boolean isAbandoned() {
        return context.response().closed();
    }
}
