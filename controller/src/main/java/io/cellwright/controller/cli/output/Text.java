package io.cellwright.controller.cli.output;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Numbers and times as people read them. The same in every locale.
public final class Text {

    /// Stands where there is no value.
    public static final String NONE = "-";

    private Text() {}

    /// A share from 0 to 1, as `61.3 %`.
    public static String percent(OptionalDouble share) {
        return share.isPresent()
                ? String.format(Locale.ROOT, "%.1f %%", 100 * share.getAsDouble())
                : NONE;
    }

    /// A number of values, as `41,234`.
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// Seconds as a plain number.
    public static String seconds(OptionalDouble seconds) {
        return seconds.isPresent()
                ? String.format(Locale.ROOT, "%.1f", seconds.getAsDouble())
                : NONE;
    }

    /// A number with so many digits behind the point.
    public static String decimal(OptionalDouble number, int digits) {
        return number.isPresent()
                ? String.format(Locale.ROOT, "%,." + digits + "f", number.getAsDouble())
                : NONE;
    }

    /// A size of memory, as `123 MB`, of a million bytes each.
    public static String megabytes(OptionalLong bytes) {
        return bytes.isPresent()
                ? String.format(Locale.ROOT, "%,.0f MB", bytes.getAsLong() / 1e6)
                : NONE;
    }

    /// A duration, as `4 min 10 s` or `2 h 5 min`.
    public static String duration(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return "%d min %d s".formatted(seconds / 60, seconds % 60);
        }
        return "%d h %d min".formatted(seconds / 3600, seconds % 3600 / 60);
    }

    /// The text, or its beginning where it has more than so many characters.
    public static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 3) + "...";
    }

    /// The text without characters that a terminal would obey.
    public static String visible(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
