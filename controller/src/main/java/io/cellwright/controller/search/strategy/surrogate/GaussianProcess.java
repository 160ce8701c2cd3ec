package io.cellwright.controller.search.strategy.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Regression by a Gaussian process with mean 0: what to expect of an input, and how sure that is.
/// Source: Rasmussen and Williams, "Gaussian Processes for Machine Learning", 2006, chapters 2 and
/// 5.
///
/// Two inputs at squared distance `d` have the covariance `v / (1 + d / (4 l))^2` (the rational
/// quadratic kernel, equation 4.19, with shape 2), an observation the variance `v (1 + n)`. The
/// length `l` and the noise `n` are those of a small grid under which the targets are likeliest;
/// the variance `v` follows from them.
final class GaussianProcess {

    /// In units of the mean squared distance between two inputs.
    private static final double[] LENGTHS = {0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2};

    private static final double[] NOISES = {0.003, 0.01, 0.03, 0.1, 0.3, 1};

    /// Under which lengths are compared.
    private static final double MIDDLE_NOISE = 0.03;

    private static final double SMALLEST_VARIANCE = 1e-12;
    private static final double SMALLEST_SHARE = 1e-9;

    private final List<Features> inputs = new ArrayList<>();

    /// Of each input to the earlier ones.
    private final List<double[]> squaredDistances = new ArrayList<>();

    /// For each feature its value in each input.
    private final Map<Long, double[]> columns = new HashMap<>();

    private final int capacity;
    private final double[] squaredNorms;
    private double length = 1;
    private double noise = 0.1;
    private double variance = 1;
    private Cholesky factor;
    private double[] weights = {};

    /// @param capacity the most inputs
    GaussianProcess(int capacity) {
        this.capacity = capacity;
        this.squaredNorms = new double[capacity];
        this.factor = new Cholesky(capacity);
    }

    int size() {
        return inputs.size();
    }

    /// Adds an input, whose target [#learn] will tell.
    void add(Features input) {
        double[] distances = squaredDistances(input);
        int number = inputs.size();
        for (int position = 0; position < input.size(); position++) {
            columns.computeIfAbsent(input.identity(position), _ -> new double[capacity])[number] =
                    input.value(position);
        }
        squaredNorms[number] = input.squaredNorm();
        inputs.add(input);
        squaredDistances.add(distances);
        factor.add(matrixRow(number, length, noise));
    }

    /// Takes the targets of all inputs, in their order.
    void learn(double[] targets) {
        weights = factor.solve(targets);
        variance = Math.max(dot(weights, targets) / targets.length, SMALLEST_VARIANCE);
    }

    /// Looks for the length and the noise that suit these targets best, of which there are two or
    /// more.
    void adapt(double[] targets) {
        double unit = meanSquaredDistance();
        if (unit == 0) {
            return;
        }
        double likeliest = Double.NEGATIVE_INFINITY;
        for (double candidate : LENGTHS) {
            double likelihood = logLikelihood(factor(candidate * unit, MIDDLE_NOISE), targets);
            if (likelihood > likeliest) {
                likeliest = likelihood;
                length = candidate * unit;
            }
        }
        likeliest = Double.NEGATIVE_INFINITY;
        for (double candidate : NOISES) {
            Cholesky other = factor(length, candidate);
            double likelihood = logLikelihood(other, targets);
            if (likelihood > likeliest) {
                likeliest = likelihood;
                noise = candidate;
                factor = other;
            }
        }
    }

    /// What to expect without noise.
    Prediction predict(Features input) {
        double[] covariances = squaredDistances(input);
        for (int number = 0; number < covariances.length; number++) {
            covariances[number] = kernel(covariances[number], length);
        }
        double mean = dot(weights, covariances);
        double rest = Math.max(1 - factor.quadraticForm(covariances), SMALLEST_SHARE);
        return new Prediction(mean, Math.sqrt(variance * rest));
    }

    /// The mean at an input that was added.
    double meanAt(int number, double target) {
        return target - noise * weights[number];
    }

    double length() {
        return length;
    }

    double noise() {
        return noise;
    }

    private double[] squaredDistances(Features input) {
        int count = inputs.size();
        double[] products = new double[count];
        for (int position = 0; position < input.size(); position++) {
            double[] column = columns.get(input.identity(position));
            if (column != null) {
                double value = input.value(position);
                for (int number = 0; number < count; number++) {
                    products[number] += value * column[number];
                }
            }
        }
        double norm = input.squaredNorm();
        for (int number = 0; number < count; number++) {
            // Rounding must not make a distance negative.
            products[number] = Math.max(norm + squaredNorms[number] - 2 * products[number], 0);
        }
        return products;
    }

    private static double kernel(double squaredDistance, double length) {
        double quotient = 1 / (1 + squaredDistance / (4 * length));
        return quotient * quotient;
    }

    private double[] matrixRow(int number, double length, double noise) {
        double[] row = Arrays.copyOf(squaredDistances.get(number), number + 1);
        for (int column = 0; column < number; column++) {
            row[column] = kernel(row[column], length);
        }
        row[number] = 1 + noise;
        return row;
    }

    private Cholesky factor(double length, double noise) {
        Cholesky made = new Cholesky(capacity);
        for (int number = 0; number < inputs.size(); number++) {
            made.add(matrixRow(number, length, noise));
        }
        return made;
    }

    /// With the variance under which it is largest, up to a constant.
    private static double logLikelihood(Cholesky factor, double[] targets) {
        double form = Math.max(factor.quadraticForm(targets.clone()), SMALLEST_VARIANCE);
        return -0.5 * (targets.length * StrictMath.log(form) + factor.logDeterminant());
    }

    private double meanSquaredDistance() {
        double sum = 0;
        long count = 0;
        for (double[] row : squaredDistances) {
            for (double distance : row) {
                sum += distance;
            }
            count += row.length;
        }
        return count == 0 ? 0 : sum / count;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int position = 0; position < other.length; position++) {
            sum += one[position] * other[position];
        }
        return sum;
    }
}
