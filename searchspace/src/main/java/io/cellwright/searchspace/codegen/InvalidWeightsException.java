package io.cellwright.searchspace.codegen;

/// Bytes that are no safetensors file, or not one that Cellwright reads. The message names the
/// rule.
public final class InvalidWeightsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidWeightsException(String message) {
        super(message);
    }

    InvalidWeightsException(String message, Throwable cause) {
        super(message, cause);
    }
}
