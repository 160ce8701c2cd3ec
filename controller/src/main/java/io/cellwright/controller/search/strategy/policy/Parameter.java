package io.cellwright.controller.search.strategy.policy;

import java.util.random.RandomGenerator;

/// A matrix that is learned, with the gradient that is gathered for it.
///
/// Rows are arrays of their own, so that the loops over them start at index 0, which the virtual
/// machine turns into vector instructions.
// Arrays are what numbers are computed in; these records stay in the package and are not compared.
@SuppressWarnings("ArrayRecordComponent")
record Parameter(String name, double[][] values, double[][] gradient) {

    /// Values uniform between `-range` and `range`, and no gradient yet.
    static Parameter uniform(
            String name, int rows, int columns, double range, RandomGenerator random) {
        Parameter parameter = zero(name, rows, columns);
        for (double[] row : parameter.values) {
            for (int column = 0; column < columns; column++) {
                row[column] = range * (2 * Chance.unit(random) - 1);
            }
        }
        return parameter;
    }

    static Parameter zero(String name, int rows, int columns) {
        return new Parameter(name, new double[rows][columns], new double[rows][columns]);
    }

    int rows() {
        return values.length;
    }

    int columns() {
        return values[0].length;
    }
}
