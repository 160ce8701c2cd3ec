package io.cellwright.searchspace.cost;

/// One side of a receptive field. Lengths are fractions of a pixel, as a map can be finer than the
/// image. Every operation throws [ArithmeticException] where a length overflows.
///
/// @param reach from the first to the last pixel seen, in units of `1 / parts` pixels
/// @param step from what one value sees to what the next one sees, in the same units
/// @param parts the units in a pixel
record SightLine(long reach, long step, long parts) {

    static final SightLine PIXEL = new SightLine(0, 1, 1);

    /// What a window of so many values sees.
    ///
    /// @param stride the values from one window to the next
    SightLine through(long extent, int stride) {
        return new SightLine(
                Math.addExact(reach, Math.multiplyExact(extent - 1, step)),
                Math.multiplyExact(step, (long) stride),
                parts);
    }

    /// What one result of a transposed convolution sees: the values whose results lie over it.
    SightLine enlarged(int kernel, int stride) {
        SightLine seen = through(Math.ceilDiv(kernel, stride), 1);
        return seen.step % stride == 0
                ? new SightLine(seen.reach, seen.step / stride, parts)
                : new SightLine(
                        Math.multiplyExact(seen.reach, (long) stride),
                        seen.step,
                        Math.multiplyExact(parts, (long) stride));
    }

    /// The longer of both reaches, with the longer of both steps.
    SightLine or(SightLine other) {
        if (equals(other)) {
            return this;
        }
        return parts == other.parts
                ? new SightLine(Math.max(reach, other.reach), Math.max(step, other.step), parts)
                : finer(other.parts).or(other.finer(parts));
    }

    /// How many pixels are seen, at least in part.
    long pixels() {
        return Math.addExact(Math.ceilDiv(reach, parts), 1L);
    }

    private SightLine finer(long factor) {
        return new SightLine(
                Math.multiplyExact(reach, factor),
                Math.multiplyExact(step, factor),
                Math.multiplyExact(parts, factor));
    }
}
