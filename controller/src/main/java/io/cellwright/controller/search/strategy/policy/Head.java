package io.cellwright.controller.search.strategy.policy;

import io.cellwright.searchspace.space.Decision;
import java.util.List;
import java.util.random.RandomGenerator;

/// Turns the LSTM's output into probabilities of a decision's options. All decisions of a kind
/// share one; a decision with fewer options uses the first columns, and the rest are masked.
// Arrays are what numbers are computed in; these records stay in the package and are not compared.
@SuppressWarnings("ArrayRecordComponent")
final class Head {

    private final LstmSettings settings;
    private final Parameter weights;
    private final Parameter bias;

    Head(Decision.Kind kind, int options, LstmSettings settings, RandomGenerator random) {
        this.settings = settings;
        weights =
                Parameter.uniform(
                        "head.%s.weights".formatted(kind),
                        settings.hiddenUnits(),
                        options,
                        settings.initialRange(),
                        random);
        bias = Parameter.zero("head.%s.bias".formatted(kind), 1, options);
    }

    /// Probabilities with all that their gradient needs.
    ///
    /// @param squashed the hyperbolic tangent of the scores
    record Result(double[] squashed, Softmax options) {}

    Result apply(double[] output, int options) {
        double[] scores = bias.values()[0].clone();
        Vectors.addProduct(scores, output, weights.values());
        double[] squashed = new double[options];
        double[] logits = new double[options];
        for (int option = 0; option < options; option++) {
            squashed[option] = StrictMath.tanh(scores[option] / settings.temperature());
            logits[option] = settings.tanhConstant() * squashed[option];
        }
        return new Result(squashed, Softmax.of(logits));
    }

    /// Goes back from the gradient with respect to the logits, adding to those of the weights.
    ///
    /// @return the gradient with respect to the LSTM's output
    double[] back(double[] output, Result result, double[] logitGradient) {
        double[] scoreGradient = new double[bias.columns()];
        double slope = settings.tanhConstant() / settings.temperature();
        for (int option = 0; option < logitGradient.length; option++) {
            double squashed = result.squashed()[option];
            scoreGradient[option] = logitGradient[option] * slope * (1 - squashed * squashed);
        }
        Vectors.addOuter(weights.gradient(), output, scoreGradient);
        Vectors.add(bias.gradient()[0], scoreGradient);
        double[] outputGradient = new double[output.length];
        for (int unit = 0; unit < output.length; unit++) {
            double[] row = weights.values()[unit];
            for (int option = 0; option < logitGradient.length; option++) {
                outputGradient[unit] += row[option] * scoreGradient[option];
            }
        }
        return outputGradient;
    }

    List<Parameter> parameters() {
        return List.of(weights, bias);
    }
}
