package io.cellwright.controller.search.strategy.policy;

import java.util.List;

/// Adam (Kingma and Ba, 2015) with the constants of the paper.
final class Adam {

    private static final double FIRST_DECAY = 0.9;
    private static final double SECOND_DECAY = 0.999;
    private static final double EPSILON = 1e-8;

    private final List<Parameter> parameters;
    private final List<double[][]> firstMoments;
    private final List<double[][]> secondMoments;
    private final double learningRate;
    // The decays to the power of the steps taken: products, since powers differ between machines.
    private double firstPower = 1;
    private double secondPower = 1;

    Adam(List<Parameter> parameters, double learningRate) {
        this.parameters = List.copyOf(parameters);
        this.firstMoments = zeros(parameters);
        this.secondMoments = zeros(parameters);
        this.learningRate = learningRate;
    }

    /// Moves all parameters against their gradients and clears these.
    void step() {
        firstPower *= FIRST_DECAY;
        secondPower *= SECOND_DECAY;
        double rate = learningRate * Math.sqrt(1 - secondPower) / (1 - firstPower);
        double epsilon = EPSILON * Math.sqrt(1 - secondPower);
        for (int index = 0; index < parameters.size(); index++) {
            Parameter parameter = parameters.get(index);
            for (int row = 0; row < parameter.rows(); row++) {
                step(
                        parameter.values()[row],
                        parameter.gradient()[row],
                        firstMoments.get(index)[row],
                        secondMoments.get(index)[row],
                        rate,
                        epsilon);
            }
        }
    }

    private static void step(
            double[] values,
            double[] gradient,
            double[] first,
            double[] second,
            double rate,
            double epsilon) {
        for (int i = 0; i < values.length; i++) {
            double slope = gradient[i];
            first[i] = FIRST_DECAY * first[i] + (1 - FIRST_DECAY) * slope;
            second[i] = SECOND_DECAY * second[i] + (1 - SECOND_DECAY) * slope * slope;
            values[i] -= rate * first[i] / (Math.sqrt(second[i]) + epsilon);
            gradient[i] = 0;
        }
    }

    private static List<double[][]> zeros(List<Parameter> parameters) {
        return parameters.stream()
                .map(parameter -> new double[parameter.rows()][parameter.columns()])
                .toList();
    }
}
