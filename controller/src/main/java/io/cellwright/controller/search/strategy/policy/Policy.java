package io.cellwright.controller.search.strategy.policy;

import io.cellwright.searchspace.space.Decision;
import java.util.List;
import java.util.random.RandomGenerator;

/// A distribution over the choices that pick an architecture, which gradients change.
public sealed interface Policy permits FactorizedPolicy, LstmPolicy {

    /// Choices drawn from the policy.
    ///
    /// @param uniform the share of an even distribution that is mixed into that of every decision,
    ///   0 to 1
    List<Integer> sample(RandomGenerator random, double uniform);

    /// The probabilities of every decision's options where each choice before it was the likeliest.
    List<DecisionProbabilities> greedy();

    /// The entropy of every decision's options, in nats, where each choice before it was the
    /// likeliest; together.
    double entropy();

    /// The logarithms of the probabilities of these choices, one for each decision, where the
    /// choices before it are made.
    double[] logProbabilities(List<Integer> choices);

    /// What [#addGradient] is the slope of: minus the weighted logarithms of the choices'
    /// probabilities, and minus the weighted entropy of every decision on the way.
    double loss(List<Integer> choices, double[] weights, double entropyWeight);

    /// Adds the gradient of the loss to that of the parameters.
    ///
    /// @param weights one for each decision: how much its choice is to become likelier, or, where
    ///   it is negative, less likely
    void addGradient(List<Integer> choices, double[] weights, double entropyWeight);

    /// Moves against the gradient that was gathered, and forgets it: one step of Adam.
    void step();

    /// A policy that has learned nothing.
    ///
    /// @param learningRate of a factorized policy
    /// @param random what the weights of an LSTM are drawn from
    static Policy create(
            PolicyForm form,
            List<Decision> decisions,
            double learningRate,
            LstmSettings lstm,
            RandomGenerator random) {
        return switch (form) {
            case LSTM -> new LstmPolicy(decisions, lstm, random);
            case FACTORIZED -> new FactorizedPolicy(decisions, learningRate);
        };
    }
}
