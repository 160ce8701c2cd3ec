package io.cellwright.controller.search.strategy.policy;

/// The few vector operations that the network needs. Their sums run over rows, so that every
/// element has one fixed order of additions and the loop still runs on vector instructions.
final class Vectors {

    private Vectors() {}

    /// Adds `factor * vector` to `sum`.
    static void addScaled(double[] sum, double factor, double[] vector) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * vector[i];
        }
    }

    static void add(double[] sum, double[] vector) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += vector[i];
        }
    }

    /// Adds `vector` times the matrix to `sum`; the matrix has a row for each element of `vector`.
    static void addProduct(double[] sum, double[] vector, double[][] matrix) {
        for (int row = 0; row < vector.length; row++) {
            addScaled(sum, vector[row], matrix[row]);
        }
    }

    /// Adds the outer product to the matrix: the gradient of [#addProduct].
    static void addOuter(double[][] matrix, double[] left, double[] right) {
        for (int row = 0; row < left.length; row++) {
            addScaled(matrix[row], left[row], right);
        }
    }

    static double[][] transposed(double[][] matrix) {
        double[][] transposed = new double[matrix[0].length][matrix.length];
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < transposed.length; column++) {
                transposed[column][row] = matrix[row][column];
            }
        }
        return transposed;
    }
}
