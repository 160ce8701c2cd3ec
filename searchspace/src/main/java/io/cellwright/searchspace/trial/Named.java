package io.cellwright.searchspace.trial;

import io.cellwright.searchspace.text.Spelling;
import java.util.List;
import java.util.stream.Stream;

/// A choice that files and requests call by a name.
public sealed interface Named permits InitialWeights, Precision, ZeroCost {

    /// The name that files and requests use.
    String text();

    /// The choice of that name. Throws [IllegalArgumentException] with the known names.
    ///
    /// @param what is chosen, as in `precision`
    static <T extends Named> T of(String what, T[] choices, String text) {
        List<String> names = Stream.of(choices).map(Named::text).toList();
        return Stream.of(choices)
                .filter(choice -> choice.text().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "%s is one of %s, not \"%.60s\"%s"
                                        .formatted(what, names, text, Spelling.hint(text, names))));
    }
}
