package io.cellwright.searchspace.codegen;

import java.util.Arrays;
import java.util.List;

/// Numbers of single precision with their sizes, in row-major order. The array is not copied, as a
/// network has millions of values: whoever passes it on no longer changes it.
public final class Tensor {

    private final List<Integer> shape;
    private final float[] values;

    public Tensor(List<Integer> shape, float[] values) {
        this.shape = List.copyOf(shape);
        this.values = values;
        if (elements(this.shape) != values.length) {
            throw new IllegalArgumentException(
                    "a tensor of shape %s has %,d values, not %,d"
                            .formatted(this.shape, elements(this.shape), values.length));
        }
    }

    /// The number of values that a tensor of this shape has. Throws [IllegalArgumentException]
    /// where a size is negative or the product overflows.
    static long elements(List<Integer> shape) {
        long product = 1;
        for (int size : shape) {
            if (size < 0) {
                throw new IllegalArgumentException("a size is not negative, as in " + shape);
            }
            try {
                product = Math.multiplyExact(product, size);
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(
                        "the size of shape %s overflows".formatted(shape), e);
            }
        }
        return product;
    }

    public List<Integer> shape() {
        return shape;
    }

    public float[] values() {
        return values;
    }

    /// Equal where every value has the same bits.
    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor tensor
                && shape.equals(tensor.shape)
                && Arrays.equals(values, tensor.values);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Tensor" + shape;
    }
}
