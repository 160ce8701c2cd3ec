package io.cellwright.searchspace.space;

/// None of many architectures drawn from a space keeps its constraints.
public final class NothingFitsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NothingFitsException(String message) {
        super(message);
    }
}
