package io.cellwright.controller.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The canonical hash of an architecture, or the beginning of one.
record ArchitectureId(String text) {

    ArchitectureId {
        if (!text.matches("[0-9a-f]{4,16}")) {
            throw new IllegalArgumentException(
                    "an architecture is named by 4 to 16 digits from 0-9 and a-f, not \"%s\""
                            .formatted(text));
        }
    }

    static final class Converter implements ITypeConverter<ArchitectureId> {

        @Override
        public ArchitectureId convert(String text) {
            try {
                return new ArchitectureId(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
