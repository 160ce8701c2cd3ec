package io.cellwright.searchspace.space;

/// A file that describes no space. The message names file, line, field and rule.
public final class InvalidSpaceException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final String field;
    private final String rule;

    InvalidSpaceException(String file, int line, String field, String rule) {
        super("%s, line %d: %s%s".formatted(file, line, field.isEmpty() ? "" : field + ": ", rule));
        this.file = file;
        this.line = line;
        this.field = field;
        this.rule = rule;
    }

    /// The file as it was named when it was read.
    public String file() {
        return file;
    }

    /// From 1.
    public int line() {
        return line;
    }

    /// The path of the field, as `operations[2]`; empty for the file as a whole.
    public String field() {
        return field;
    }

    public String rule() {
        return rule;
    }
}
