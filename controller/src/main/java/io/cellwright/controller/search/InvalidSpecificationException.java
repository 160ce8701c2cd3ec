package io.cellwright.controller.search;

/// A specification that breaks a rule. The message names the field, the rule and the value.
public final class InvalidSpecificationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    InvalidSpecificationException(String field, String message) {
        super(message);
        this.field = field;
    }

    /// The path of the field, as `recipe.epochs`; empty for the specification as a whole.
    public String field() {
        return field;
    }
}
