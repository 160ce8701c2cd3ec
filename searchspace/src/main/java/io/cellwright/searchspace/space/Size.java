package io.cellwright.searchspace.space;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/// How many architectures a space has, as lists of choices: two architectures count apart even
/// where they compute the same network up to the order of inputs and unused parts.
///
/// @param exact whether it is the number itself, or one that it does not exceed: a space with
///   constraints does not know how many of its architectures keep them
public record Size(BigInteger number, boolean exact) {

    private static final BigInteger LARGEST_WRITTEN_OUT = BigInteger.valueOf(999_999_999);

    /// As people read it: `15,625`, `1.04e18`, `at most 1.04e18`.
    public String text() {
        String digits =
                number.compareTo(LARGEST_WRITTEN_OUT) <= 0
                        ? "%,d".formatted(number)
                        : rounded(new BigDecimal(number));
        return exact ? digits : "at most " + digits;
    }

    private static String rounded(BigDecimal value) {
        BigDecimal digits = value.round(new MathContext(3));
        int exponent = digits.precision() - digits.scale() - 1;
        return "%se%d".formatted(digits.movePointLeft(exponent).setScale(2), exponent);
    }
}
