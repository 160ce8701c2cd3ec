package io.cellwright.controller.search.strategy.surrogate;

import java.util.Arrays;

/// The lower triangular factor `L` of a symmetric positive definite matrix `L L'`, which grows row
/// by row.
final class Cholesky {

    /// A pivot that rounding makes smaller counts as this much.
    private static final double SMALLEST_PIVOT = 1e-10;

    private double[][] rows;
    private int size;

    Cholesky(int expectedSize) {
        rows = new double[Math.max(1, expectedSize)][];
    }

    int size() {
        return size;
    }

    /// Adds the matrix's next row, from its first column to its diagonal. It is overwritten.
    void add(double[] row) {
        double pivot = row[size];
        for (int column = 0; column < size; column++) {
            double[] other = rows[column];
            double value = (row[column] - dot(row, other, column)) / other[column];
            row[column] = value;
            pivot -= value * value;
        }
        row[size] = Math.sqrt(Math.max(pivot, SMALLEST_PIVOT));
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
        }
        rows[size++] = row;
    }

    /// `x` of `L L' x = b`.
    double[] solve(double[] right) {
        double[] solution = right.clone();
        solveHalf(solution);
        for (int row = size - 1; row >= 0; row--) {
            double[] factor = rows[row];
            double value = solution[row] / factor[row];
            solution[row] = value;
            for (int column = 0; column < row; column++) {
                solution[column] -= factor[column] * value;
            }
        }
        return solution;
    }

    /// `b' (L L')^-1 b`. `right` is overwritten.
    double quadraticForm(double[] right) {
        solveHalf(right);
        return dot(right, right, size);
    }

    /// The logarithm of the matrix's determinant.
    double logDeterminant() {
        double sum = 0;
        for (int row = 0; row < size; row++) {
            sum += StrictMath.log(rows[row][row]);
        }
        return 2 * sum;
    }

    private void solveHalf(double[] right) {
        for (int row = 0; row < size; row++) {
            double[] factor = rows[row];
            right[row] = (right[row] - dot(right, factor, row)) / factor[row];
        }
    }

    /// In four sums, so that a processor adds them side by side, always in the same order.
    private static double dot(double[] one, double[] other, int length) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int position = 0;
        for (; position + 3 < length; position += 4) {
            first += one[position] * other[position];
            second += one[position + 1] * other[position + 1];
            third += one[position + 2] * other[position + 2];
            fourth += one[position + 3] * other[position + 3];
        }
        for (; position < length; position++) {
            first += one[position] * other[position];
        }
        return (first + second) + (third + fourth);
    }
}
