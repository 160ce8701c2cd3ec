package io.cellwright.searchspace.codegen;

import java.util.Locale;
import java.util.Map;

/// Literals of TorchScript's text.
final class Text {

    private Text() {}

    /// A floating-point literal that reads back as exactly this number.
    static String number(double value) {
        return Double.toString(value).toLowerCase(Locale.ROOT);
    }

    /// A template with each word in capitals replaced by its number.
    static String fill(String template, Map<String, ? extends Number> values) {
        String text = template;
        for (Map.Entry<String, ? extends Number> value : values.entrySet()) {
            text = text.replace(value.getKey(), String.valueOf(value.getValue()));
        }
        return text;
    }
}
