package io.cellwright.controller.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The canonical hash of an architecture, or the beginning of one. It may be given with the sizes
/// of its network behind it, as logs and files of weights name it, `d83f150b2e922202-n1-f4`.
///
/// @param text the hash alone
record ArchitectureId(String text) {

    ArchitectureId {
        text = withoutSizes(text);
        if (!text.matches("[0-9a-f]{4,16}")) {
            throw new IllegalArgumentException(
                    "an architecture is named by 4 to 16 digits from 0-9 and a-f, not \"%s\""
                            .formatted(text));
        }
    }

    /// What stands before the sizes of a network; the whole text where there are none.
    static String withoutSizes(String text) {
        return text.replaceFirst("-n[0-9]{1,2}-f[0-9]{1,4}$", "");
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
