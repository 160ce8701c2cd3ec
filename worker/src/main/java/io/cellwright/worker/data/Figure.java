package io.cellwright.worker.data;

import java.util.Locale;

/// The ten classes of the generated data set, each a region of the plane about as large as the unit
/// disc. The order is the order of the labels.
enum Figure {
    DISC {
        @Override
        boolean covers(double x, double y) {
            return x * x + y * y <= 0.72;
        }
    },
    RING {
        @Override
        boolean covers(double x, double y) {
            double square = x * x + y * y;
            return square <= 0.81 && square >= 0.25;
        }
    },
    SQUARE {
        @Override
        boolean covers(double x, double y) {
            return box(x, y) <= 0.74;
        }
    },
    FRAME {
        @Override
        boolean covers(double x, double y) {
            double distance = box(x, y);
            return distance <= 0.8 && distance >= 0.44;
        }
    },
    TRIANGLE {
        @Override
        boolean covers(double x, double y) {
            return y >= -0.55 && SQRT_3 * Math.abs(x) + y <= 1.1;
        }
    },
    CROSS {
        @Override
        boolean covers(double x, double y) {
            return box(x, y) <= 0.9 && Math.min(Math.abs(x), Math.abs(y)) <= 0.28;
        }
    },
    STAR {
        // A pentagram is what lies inside at least four of its five lines.
        @Override
        boolean covers(double x, double y) {
            int inside = 0;
            inside += y >= -0.36 ? 1 : 0;
            inside += Math.abs(x) * COS_18 - y * SIN_18 <= 0.36 ? 1 : 0;
            inside += -Math.abs(x) * COS_18 - y * SIN_18 <= 0.36 ? 1 : 0;
            inside += Math.abs(x) * SIN_36 + y * COS_36 <= 0.36 ? 1 : 0;
            inside += -Math.abs(x) * SIN_36 + y * COS_36 <= 0.36 ? 1 : 0;
            return inside >= 4;
        }
    },
    CRESCENT {
        @Override
        boolean covers(double x, double y) {
            double inner = x - 0.5;
            return x * x + y * y <= 0.9 && inner * inner + y * y >= 0.5;
        }
    },
    BARS {
        @Override
        boolean covers(double x, double y) {
            double across = Math.abs(x);
            return box(x, y) <= 0.85 && (across <= 0.19 || across >= 0.5);
        }
    },
    CHECKER {
        @Override
        boolean covers(double x, double y) {
            return box(x, y) <= 0.8 && x * y >= 0;
        }
    };

    private static final double SQRT_3 = 1.7320508075688772;
    private static final double COS_18 = 0.9510565162951535;
    private static final double SIN_18 = 0.3090169943749474;
    private static final double COS_36 = 0.8090169943749475;
    private static final double SIN_36 = 0.5877852522924731;

    /// Whether a point belongs to the figure.
    abstract boolean covers(double x, double y);

    String className() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static double box(double x, double y) {
        return Math.max(Math.abs(x), Math.abs(y));
    }
}
