package io.cellwright.controller.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.lifecycle.ConflictException;
import io.cellwright.controller.lifecycle.MissingException;
import io.cellwright.controller.search.InvalidSpecificationException;
import io.cellwright.controller.store.DiskFullException;
import io.cellwright.searchspace.trial.InvalidDocumentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says which errors are the client's, and how they are told.
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private Refusals() {}

    /// What a failed request is answered. What nobody foresaw goes to the log and not to the
    /// client.
    static Refusal of(Throwable failure) {
        return switch (failure) {
            case Refusal refusal -> refusal;
            case InvalidSpecificationException e -> Refusal.of(e.field(), text(e));
            case InvalidDocumentException e -> Refusal.of(e.field(), text(e));
            case MissingException e -> Refusal.of(404, text(e));
            case ConflictException e -> Refusal.of(409, text(e));
            case DiskFullException e -> Refusal.of(507, text(e));
            default -> {
                LOG.error("A request failed", failure);
                yield Refusal.of(500, "an error in the controller; its log has more");
            }
        };
    }

    /// The body of an error.
    static ObjectNode body(Refusal refusal) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.putObject("error");
        error.put("status", refusal.status());
        error.put("message", refusal.text());
        if (!refusal.field().isEmpty()) {
            error.put("field", refusal.field());
        }
        return body;
    }

    private static String text(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }
}
