package io.cellwright.worker.baselines;

/// Where something is drawn that no label may cover.
record Box(double left, double top, double right, double bottom) {

    boolean overlaps(Box other) {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
}
