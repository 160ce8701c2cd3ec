package io.cellwright.searchspace.zoo;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A number as it was published, with all the digits that were printed and no more.
///
/// @param quantity what was counted or measured
/// @param value digits, perhaps with a decimal point, then perhaps K, M or G: `61706`, `25.56M`
/// @param source where it was published
public record Figure(Quantity quantity, String value, String source) {

    private static final Pattern VALUE = Pattern.compile("(\\d+(?:\\.\\d+)?)([KMG]?)");

    public enum Quantity {
        PARAMETERS,
        /// Of convolutions and fully connected layers, for one image.
        MULTIPLY_ADDS,
        /// In percent, of one model on one crop unless the source says otherwise.
        TOP1_ERROR,
        TOP5_ERROR
    }

    public Figure {
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a figure is a number, perhaps with K, M or G, not \"%s\"".formatted(value));
        }
        if (source.isBlank()) {
            throw new IllegalArgumentException("the figure %s needs a source".formatted(value));
        }
    }

    public static Figure parameters(String value, String source) {
        return new Figure(Quantity.PARAMETERS, value, source);
    }

    public static Figure multiplyAdds(String value, String source) {
        return new Figure(Quantity.MULTIPLY_ADDS, value, source);
    }

    public static Figure top1Error(String value, String source) {
        return new Figure(Quantity.TOP1_ERROR, value, source);
    }

    public static Figure top5Error(String value, String source) {
        return new Figure(Quantity.TOP5_ERROR, value, source);
    }

    /// The published number, in single units.
    public BigDecimal number() {
        Matcher matcher = matched();
        return new BigDecimal(matcher.group(1)).movePointRight(zeros(matcher.group(2)));
    }

    /// Whether a number would be printed like this: it differs by half a unit of the last printed
    /// digit at most, so a number without K, M or G is the very same.
    public boolean agreesWith(long count) {
        Matcher matcher = matched();
        BigDecimal digits = new BigDecimal(matcher.group(1));
        int zeros = zeros(matcher.group(2));
        BigDecimal half =
                zeros == 0
                        ? BigDecimal.ZERO
                        : new BigDecimal("0.5").movePointRight(zeros - digits.scale());
        BigDecimal difference = BigDecimal.valueOf(count).subtract(number()).abs();
        return difference.compareTo(half) <= 0;
    }

    private Matcher matched() {
        Matcher matcher = VALUE.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalStateException("checked when it was made: " + value);
        }
        return matcher;
    }

    private static int zeros(String letter) {
        return letter.isEmpty() ? 0 : 3 * ("KMG".indexOf(letter) + 1);
    }
}
