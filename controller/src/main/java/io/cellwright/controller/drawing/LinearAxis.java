package io.cellwright.controller.drawing;

import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/// An axis on which equal differences are equally long.
///
/// @param first its lower end
/// @param last its upper end, above the lower one
record LinearAxis(double first, double last) {

    private static final double[] STEPS = {1, 2, 5, 10};

    LinearAxis {
        if (!(first < last)) {
            throw new IllegalArgumentException(
                    "an axis is from a smaller value to a larger, not %s to %s"
                            .formatted(first, last));
        }
    }

    /// One that shows these values, with some room where they are all the same.
    static LinearAxis over(double least, double most) {
        double room = least < most ? 0 : Math.max(0.5, Math.abs(least) / 100);
        return new LinearAxis(least - room, most + room);
    }

    /// Where a value lies, from 0 to 1 between the ends.
    double place(double value) {
        return (value - first) / (last - first);
    }

    /// At most so many round numbers at equal distances: multiples of 1, 2 or 5 times a power of
    /// ten.
    List<Double> ticks(int most) {
        double step = step(most);
        return LongStream.rangeClosed(
                        (long) Math.ceil(first / step - 1e-9),
                        (long) Math.floor(last / step + 1e-9))
                .mapToObj(number -> number * step)
                .toList();
    }

    /// A tick as text, with as many decimals as tell it from its neighbours.
    String label(double tick, int most) {
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step(most)) - 1e-9));
        return String.format(Locale.ROOT, "%,." + decimals + "f", tick);
    }

    private double step(int most) {
        double least = (last - first) / most;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double step : STEPS) {
            if (step * power >= least) {
                return step * power;
            }
        }
        throw new IllegalStateException("ten times its power of ten is more than any number");
    }
}
