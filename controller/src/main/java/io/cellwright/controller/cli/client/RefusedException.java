package io.cellwright.controller.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.controller.cli.output.CommandFailure;
import io.cellwright.searchspace.trial.InvalidDocumentException;
import io.cellwright.searchspace.trial.Json;
import java.util.Optional;

/// The controller understood a request and did not do it.
public final class RefusedException extends CommandFailure {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String field;

    private RefusedException(int status, String message, String field) {
        super(message);
        this.status = status;
        this.field = field;
    }

    /// From an answer with an error status: its own message, where the body has one.
    static RefusedException of(Endpoint endpoint, String request, int status, String body) {
        if (status == 401) {
            return new RefusedException(
                    status,
                    "the controller at %s does not accept the token in the home folder's file `token`:"
                                    .formatted(endpoint)
                            + " name the controller's own home with --home",
                    "");
        }
        try {
            JsonNode error = Json.readTree(body).path("error");
            String message = error.path("message").asText("");
            if (!message.isEmpty()) {
                return new RefusedException(status, message, error.path("field").asText(""));
            }
        } catch (InvalidDocumentException e) {
            // Something between us and the controller answered; its page says nothing to a user.
        }
        return new RefusedException(
                status, "%s answered %s with status %d".formatted(endpoint, request, status), "");
    }

    public int status() {
        return status;
    }

    /// The field of the request that breaks a rule, where the answer names one.
    public Optional<String> field() {
        return field.isEmpty() ? Optional.empty() : Optional.of(field);
    }

    /// Whether the same request may succeed a little later.
    public boolean isTheServersFault() {
        return status >= 500;
    }
}
