package io.cellwright.controller.search.strategy.policy;

import io.cellwright.searchspace.space.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Decisions that are independent of each other: a logit for every option, all 0 in the beginning.
/// Source: Ying et al., "NAS-Bench-101: Towards Reproducible Neural Architecture Search", 2019,
/// which trains one by REINFORCE.
final class FactorizedPolicy implements Policy {

    private final List<Decision> decisions;
    // A row of logits for each.
    private final List<Parameter> logits;
    private final Adam adam;

    FactorizedPolicy(List<Decision> decisions, double learningRate) {
        this.decisions = List.copyOf(decisions);
        this.logits =
                decisions.stream()
                        .map(decision ->
                                Parameter.zero(decision.name(), 1, decision.options().size()))
                        .toList();
        this.adam = new Adam(logits, learningRate);
    }

    @Override
    public List<Integer> sample(RandomGenerator random, double uniform) {
        return IntStream.range(0, decisions.size())
                .mapToObj(position -> options(position).drawn(Chance.unit(random), uniform))
                .toList();
    }

    @Override
    public List<DecisionProbabilities> greedy() {
        List<DecisionProbabilities> path = new ArrayList<>();
        for (int position = 0; position < decisions.size(); position++) {
            path.add(
                    new DecisionProbabilities(
                            decisions.get(position),
                            DoubleStream.of(options(position).probabilities()).boxed().toList()));
        }
        return path;
    }

    @Override
    public double entropy() {
        double entropy = 0;
        for (int position = 0; position < decisions.size(); position++) {
            entropy += options(position).entropy();
        }
        return entropy;
    }

    @Override
    public double[] logProbabilities(List<Integer> choices) {
        double[] logarithms = new double[decisions.size()];
        for (int position = 0; position < logarithms.length; position++) {
            logarithms[position] = options(position).logarithms()[choices.get(position)];
        }
        return logarithms;
    }

    @Override
    public double loss(List<Integer> choices, double[] weights, double entropyWeight) {
        double loss = 0;
        for (int position = 0; position < weights.length; position++) {
            Softmax options = options(position);
            loss -= weights[position] * options.logarithms()[choices.get(position)];
            loss -= entropyWeight * options.entropy();
        }
        return loss;
    }

    @Override
    public void addGradient(List<Integer> choices, double[] weights, double entropyWeight) {
        for (int position = 0; position < weights.length; position++) {
            Vectors.add(
                    logits.get(position).gradient()[0],
                    options(position)
                            .gradient(choices.get(position), weights[position], entropyWeight));
        }
    }

    @Override
    public void step() {
        adam.step();
    }

    /// All that is learned.
    List<Parameter> parameters() {
        return logits;
    }

    private Softmax options(int position) {
        return Softmax.of(logits.get(position).values()[0]);
    }
}
