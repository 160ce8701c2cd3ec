package io.cellwright.searchspace.trial;

/// JSON that does not say what it should. The message names the field and the rule.
public final class InvalidDocumentException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /// @param field empty where no single field is at fault
    public InvalidDocumentException(String field, String rule) {
        super(field.isEmpty() ? rule : field + ": " + rule);
        this.field = field;
    }

    /// The path of the field, as `recipe.epochs`; empty for the document as a whole.
    public String field() {
        return field;
    }
}
