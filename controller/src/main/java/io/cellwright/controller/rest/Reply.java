package io.cellwright.controller.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.Optional;

/// What a request is answered.
sealed interface Reply {

    /// A JSON document.
    ///
    /// @param undelivered what to do where nobody is there to take it
    record Document(int status, JsonNode body, Runnable undelivered) implements Reply {}

    /// A status without a body.
    record Status(int status) implements Reply {}

    /// Something to look at or to keep.
    ///
    /// @param fileName what a browser should call it, where it should keep it
    record Content(String type, Optional<String> fileName, Buffer content) implements Reply {}

    /// A file as it is on disk.
    record Download(String type, String fileName, Path file) implements Reply {}

    static Reply ok(JsonNode body) {
        return new Document(200, body, () -> {});
    }

    static Reply created(JsonNode body) {
        return new Document(201, body, () -> {});
    }

    static Reply nothing() {
        return new Status(204);
    }
}
