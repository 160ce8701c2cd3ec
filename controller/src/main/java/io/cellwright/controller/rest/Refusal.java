package io.cellwright.controller.rest;

/// A request that is answered with an error.
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String field;

    private Refusal(int status, String message, String field) {
        super(message);
        this.status = status;
        this.field = field;
    }

    static Refusal of(int status, String message) {
        return new Refusal(status, message, "");
    }

    /// A value that breaks a rule.
    static Refusal of(String field, String message) {
        return new Refusal(400, message, field);
    }

    int status() {
        return status;
    }

    /// The field that is wrong; empty where none is.
    String field() {
        return field;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
