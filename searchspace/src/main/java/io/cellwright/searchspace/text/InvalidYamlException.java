package io.cellwright.searchspace.text;

/// A text that is not YAML as it is taken here. The message says what is wrong.
public final class InvalidYamlException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int line;

    InvalidYamlException(int line, String rule) {
        super(rule);
        this.line = line;
    }

    /// From 1.
    public int line() {
        return line;
    }
}
