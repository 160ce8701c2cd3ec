package io.cellwright.controller.search.strategy.policy;

import java.util.List;
import java.util.random.RandomGenerator;

/// Long short-term memory (Hochreiter and Schmidhuber, 1997) with a forget gate (Gers, Schmidhuber
/// and Cummins, 2000), one step at a time.
// Arrays are what numbers are computed in; these records stay in the package and are not compared.
@SuppressWarnings("ArrayRecordComponent")
final class LstmCell {

    private final int hidden;
    private final Parameter inputWeights;
    private final Parameter recurrentWeights;
    private final Parameter bias;

    /// Weights start uniform in `range`; the forget gate starts open, with a bias of 1, as
    /// Jozefowicz, Zaremba and Sutskever (2015) recommend.
    LstmCell(int inputs, int hidden, double range, RandomGenerator random) {
        this.hidden = hidden;
        inputWeights = Parameter.uniform("lstm.input", inputs, 4 * hidden, range, random);
        recurrentWeights = Parameter.uniform("lstm.recurrent", hidden, 4 * hidden, range, random);
        bias = Parameter.zero("lstm.bias", 1, 4 * hidden);
        for (int unit = hidden; unit < 2 * hidden; unit++) {
            bias.values()[0][unit] = 1;
        }
    }

    /// What a step leaves to the next one.
    record State(double[] memory, double[] output) {}

    /// A step with all that its gradient needs. The gates lie one behind the other: input, forget,
    /// candidate, output.
    record Step(double[] input, State before, double[] gates, double[] squashed, State after) {}

    /// The weights with rows and columns exchanged, made once for a whole pass backward.
    record Transposed(double[][] input, double[][] recurrent) {}

    /// Gradients with respect to a step's input and to the state before it.
    record Gradients(double[] input, double[] memory, double[] output) {}

    State start() {
        return new State(new double[hidden], new double[hidden]);
    }

    Step step(double[] input, State before) {
        double[] gates = bias.values()[0].clone();
        Vectors.addProduct(gates, input, inputWeights.values());
        Vectors.addProduct(gates, before.output(), recurrentWeights.values());
        double[] memory = new double[hidden];
        double[] squashed = new double[hidden];
        double[] output = new double[hidden];
        for (int unit = 0; unit < hidden; unit++) {
            double enter = sigmoid(gates[unit]);
            double keep = sigmoid(gates[hidden + unit]);
            double candidate = StrictMath.tanh(gates[2 * hidden + unit]);
            double show = sigmoid(gates[3 * hidden + unit]);
            gates[unit] = enter;
            gates[hidden + unit] = keep;
            gates[2 * hidden + unit] = candidate;
            gates[3 * hidden + unit] = show;
            memory[unit] = keep * before.memory()[unit] + enter * candidate;
            squashed[unit] = StrictMath.tanh(memory[unit]);
            output[unit] = show * squashed[unit];
        }
        return new Step(input, before, gates, squashed, new State(memory, output));
    }

    Transposed transposed() {
        return new Transposed(
                Vectors.transposed(inputWeights.values()),
                Vectors.transposed(recurrentWeights.values()));
    }

    /// Goes back through a step, adding to the gradients of the weights.
    ///
    /// @param memory the gradient with respect to the memory after the step
    /// @param output the gradient with respect to the output after the step
    Gradients back(Step step, double[] memory, double[] output, Transposed weights) {
        double[] gates = new double[4 * hidden];
        double[] memoryBefore = new double[hidden];
        for (int unit = 0; unit < hidden; unit++) {
            double enter = step.gates()[unit];
            double keep = step.gates()[hidden + unit];
            double candidate = step.gates()[2 * hidden + unit];
            double show = step.gates()[3 * hidden + unit];
            double squashed = step.squashed()[unit];
            double inMemory = memory[unit] + output[unit] * show * (1 - squashed * squashed);
            gates[unit] = inMemory * candidate * enter * (1 - enter);
            gates[hidden + unit] = inMemory * step.before().memory()[unit] * keep * (1 - keep);
            gates[2 * hidden + unit] = inMemory * enter * (1 - candidate * candidate);
            gates[3 * hidden + unit] = output[unit] * squashed * show * (1 - show);
            memoryBefore[unit] = inMemory * keep;
        }
        Vectors.addOuter(inputWeights.gradient(), step.input(), gates);
        Vectors.addOuter(recurrentWeights.gradient(), step.before().output(), gates);
        Vectors.add(bias.gradient()[0], gates);
        double[] input = new double[step.input().length];
        double[] outputBefore = new double[hidden];
        Vectors.addProduct(input, gates, weights.input());
        Vectors.addProduct(outputBefore, gates, weights.recurrent());
        return new Gradients(input, memoryBefore, outputBefore);
    }

    List<Parameter> parameters() {
        return List.of(inputWeights, recurrentWeights, bias);
    }

    private static double sigmoid(double value) {
        return 1 / (1 + StrictMath.exp(-value));
    }
}
