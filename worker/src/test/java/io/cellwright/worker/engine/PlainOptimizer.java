package io.cellwright.worker.engine;

import io.cellwright.searchspace.trial.Optimizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The optimizers as their definitions are written, value by value, in double precision.
final class PlainOptimizer {

    private final Optimizer optimizer;
    private final double weightDecay;
    private final Map<String, double[]> memory = new HashMap<>();

    PlainOptimizer(Optimizer optimizer, double weightDecay) {
        this.optimizer = optimizer;
        this.weightDecay = weightDecay;
    }

    /// Changes the values of the parameter of that name in step `number`, counted from 1.
    void step(
            String name,
            float[] values,
            double[] gradients,
            boolean decays,
            double rate,
            int number) {
        double decay = decays ? weightDecay : 0;
        double[] pulled = gradients.clone();
        Arrays.setAll(pulled, at -> gradients[at] + decay * values[at]);
        switch (optimizer) {
            case Optimizer.Sgd sgd -> descend(sgd, name, values, pulled, rate);
            case Optimizer.Adam(double beta1, double beta2, double epsilon) ->
                    adapt(new Adaptive(beta1, beta2, epsilon, number), name, values, pulled, rate);
            case Optimizer.AdamW(double beta1, double beta2, double epsilon) -> {
                for (int at = 0; at < values.length; at++) {
                    values[at] -= (float) (rate * decay * values[at]);
                }
                adapt(new Adaptive(beta1, beta2, epsilon, number), name, values, gradients, rate);
            }
            case Optimizer.RmsProp rmsProp -> scale(rmsProp, name, values, pulled, rate);
        }
    }

    private void descend(
            Optimizer.Sgd sgd, String name, float[] values, double[] gradients, double rate) {
        double[] velocity = memory(name + " velocity", values.length, 0);
        for (int at = 0; at < values.length; at++) {
            velocity[at] = sgd.momentum() * velocity[at] + gradients[at];
            double change =
                    sgd.nesterov() ? gradients[at] + sgd.momentum() * velocity[at] : velocity[at];
            values[at] = (float) (values[at] - rate * change);
        }
    }

    private record Adaptive(double beta1, double beta2, double epsilon, int number) {}

    private void adapt(
            Adaptive adam, String name, float[] values, double[] gradients, double rate) {
        double[] mean = memory(name + " mean", values.length, 0);
        double[] square = memory(name + " square", values.length, 0);
        for (int at = 0; at < values.length; at++) {
            double gradient = gradients[at];
            mean[at] = adam.beta1 * mean[at] + (1 - adam.beta1) * gradient;
            square[at] = adam.beta2 * square[at] + (1 - adam.beta2) * gradient * gradient;
            double unbiasedMean = mean[at] / (1 - Math.pow(adam.beta1, adam.number));
            double unbiasedSquare = square[at] / (1 - Math.pow(adam.beta2, adam.number));
            double change = unbiasedMean / (Math.sqrt(unbiasedSquare) + adam.epsilon);
            values[at] = (float) (values[at] - rate * change);
        }
    }

    private void scale(
            Optimizer.RmsProp rmsProp,
            String name,
            float[] values,
            double[] gradients,
            double rate) {
        double[] square = memory(name + " square", values.length, 1);
        double[] velocity = memory(name + " velocity", values.length, 0);
        for (int at = 0; at < values.length; at++) {
            double gradient = gradients[at];
            square[at] = rmsProp.decay() * square[at] + (1 - rmsProp.decay()) * gradient * gradient;
            double scaled = gradient / Math.sqrt(square[at] + rmsProp.epsilon());
            velocity[at] = rmsProp.momentum() * velocity[at] + rate * scaled;
            values[at] = (float) (values[at] - velocity[at]);
        }
    }

    /// What is remembered under that name.
    private double[] memory(String name, int count, double initial) {
        return memory.computeIfAbsent(
                name,
                _ -> {
                    double[] values = new double[count];
                    Arrays.fill(values, initial);
                    return values;
                });
    }
}
