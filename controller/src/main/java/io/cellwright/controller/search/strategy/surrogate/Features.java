package io.cellwright.controller.search.strategy.surrogate;

import java.util.Arrays;

/// An architecture as a model sees it: a vector of which only some values are not 0.
///
/// A feature is known by 64 bits that are made of what it means, so a vector needs no list of all
/// features that a space could have.
public final class Features {

    private final long[] identities;
    private final double[] values;

    private Features(long[] identities, double[] values) {
        this.identities = identities;
        this.values = values;
    }

    /// The number of features that are not 0.
    int size() {
        return identities.length;
    }

    /// In increasing order.
    long identity(int position) {
        return identities[position];
    }

    double value(int position) {
        return values[position];
    }

    double squaredNorm() {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Features features
                && Arrays.equals(identities, features.identities)
                && Arrays.equals(values, features.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(identities) + Arrays.hashCode(values);
    }

    /// Collects features in any order; what is added to one of them twice is summed.
    static final class Builder {

        private long[] identities = new long[32];
        private double[] values = new double[32];
        private int size;

        Builder add(long identity, double value) {
            int position = 0;
            while (position < size && identities[position] != identity) {
                position++;
            }
            if (position == size) {
                append(identity);
            }
            values[position] += value;
            return this;
        }

        private void append(long identity) {
            if (size == identities.length) {
                identities = Arrays.copyOf(identities, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            identities[size] = identity;
            values[size] = 0;
            size++;
        }

        Features build() {
            sort();
            return new Features(Arrays.copyOf(identities, size), Arrays.copyOf(values, size));
        }

        /// By insertion: there are few, and often in order.
        private void sort() {
            for (int next = 1; next < size; next++) {
                long identity = identities[next];
                double value = values[next];
                int position = next;
                while (position > 0 && identities[position - 1] > identity) {
                    identities[position] = identities[position - 1];
                    values[position] = values[position - 1];
                    position--;
                }
                identities[position] = identity;
                values[position] = value;
            }
        }
    }
}
