package io.cellwright.controller.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/// Values of documents as texts.
final class Values {

    private Values() {}

    /// A text as it is, a number without an exponent, as files and options are usually written.
    static String text(JsonNode value) {
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return value.isTextual() ? value.textValue() : value.toString();
    }
}
