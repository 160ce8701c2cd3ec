package io.cellwright.searchspace.codegen;

import java.util.Locale;

/// Literals of TorchScript's text.
final class Text {

    private Text() {}

    /// A floating-point literal that reads back as exactly this number.
    static String number(double value) {
        return Double.toString(value).toLowerCase(Locale.ROOT);
    }
}
