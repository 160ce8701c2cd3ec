package io.cellwright.worker.baselines;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/// An axis on which equal factors are equally long.
///
/// @param first its lower end, above 0
/// @param last its upper end
record LogarithmicAxis(double first, double last) {

    private static final double[] STEPS = {1, 2, 5};

    /// With some room on both sides.
    static LogarithmicAxis over(DoubleStream values) {
        DoubleSummaryStatistics range = values.summaryStatistics();
        return new LogarithmicAxis(range.getMin() / 2, range.getMax() * 2);
    }

    /// Where a value lies, from 0 to 1.
    double place(double value) {
        return Math.log(value / first) / Math.log(last / first);
    }

    /// 1, 2 and 5 times powers of ten.
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (int power = (int) Math.floor(Math.log10(first));
                Math.pow(10, power) <= last;
                power++) {
            for (double step : STEPS) {
                double tick = step * Math.pow(10, power);
                if (tick >= first && tick <= last) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    /// As 500, 20k, 5M or 1G.
    static String label(double value) {
        if (value >= 1e9) {
            return compact(value / 1e9) + "G";
        }
        if (value >= 1e6) {
            return compact(value / 1e6) + "M";
        }
        return value >= 1e3 ? compact(value / 1e3) + "k" : compact(value);
    }

    private static String compact(double value) {
        return value >= 1
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.3f", value).replaceFirst("0+$", "");
    }
}
