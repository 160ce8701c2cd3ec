package io.cellwright.searchspace.space;

import io.cellwright.searchspace.text.Spelling;
import java.util.List;

/// What to say of names that do not exist.
final class Names {

    private static final int MAXIMUM_QUOTED = 60;

    private Names() {}

    /// An error's message: `no operation is named "conv-33"; did you mean conv-3x3?`, or with all
    /// names where none is like it.
    static String unknown(String what, String name, List<String> known) {
        boolean isShort = name.length() <= MAXIMUM_QUOTED;
        String quoted = isShort ? name : name.substring(0, MAXIMUM_QUOTED) + "...";
        String hint = isShort ? Spelling.hint(name, known) : "";
        String all =
                known.isEmpty() ? "; there is none" : "; there are " + String.join(", ", known);
        return "no %s is named \"%s\"%s".formatted(what, quoted, hint.isEmpty() ? all : hint);
    }
}
