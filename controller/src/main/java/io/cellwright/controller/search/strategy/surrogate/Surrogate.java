package io.cellwright.controller.search.strategy.surrogate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Predicts how good an architecture is, from the rewards that were observed.
///
/// Predictions are [NormalScores] of rewards. What is predicted is a function of the observations
/// in their order.
public final class Surrogate {

    /// How much the number of inputs grows until the kernel is chosen anew.
    private static final double GROWTH = 1.3;

    private final int capacity;
    private final Map<Features, Integer> numbers = new HashMap<>();
    private final List<Features> inputs = new ArrayList<>();
    private final List<Rewards> rewards = new ArrayList<>();

    /// The numbers of the inputs that the model has, in its order.
    private List<Integer> used = new ArrayList<>();

    private GaussianProcess model;
    private int nextChoice = 4;
    private boolean isStale;
    private double best;

    /// @param capacity the most inputs that the model has; of more, it has the best and the newest
    public Surrogate(int capacity) {
        this.capacity = capacity;
        this.model = new GaussianProcess(capacity);
    }

    private record Rewards(double sum, int count) {

        double mean() {
            return sum / count;
        }
    }

    /// The number of different inputs.
    public int size() {
        return inputs.size();
    }

    /// Takes a reward of this input; with others of equal features, their mean counts.
    public void observe(Features input, double reward) {
        Integer known = numbers.putIfAbsent(input, inputs.size());
        if (known != null) {
            Rewards before = rewards.get(known);
            rewards.set(known, new Rewards(before.sum() + reward, before.count() + 1));
        } else {
            inputs.add(input);
            rewards.add(new Rewards(reward, 1));
            if (used.size() == capacity) {
                forget();
            }
            use(inputs.size() - 1);
        }
        isStale = true;
        if (used.size() >= nextChoice) {
            model.adapt(targets());
            nextChoice = (int) Math.ceil(GROWTH * used.size());
        }
    }

    /// Makes room: keeps the better half and a quarter of others, the newest.
    private void forget() {
        List<Integer> byReward =
                used.stream()
                        .sorted(
                                Comparator.comparingDouble(
                                                (Integer number) -> -rewards.get(number).mean())
                                        .thenComparing(Comparator.reverseOrder()))
                        .toList();
        List<Integer> kept = new ArrayList<>(byReward.subList(0, capacity / 2));
        byReward.subList(capacity / 2, byReward.size()).stream()
                .sorted(Comparator.reverseOrder())
                .limit(capacity / 4)
                .forEach(kept::add);
        kept.sort(Comparator.naturalOrder());
        used = new ArrayList<>();
        model = new GaussianProcess(capacity);
        kept.forEach(this::use);
        nextChoice = kept.size();
    }

    private void use(int number) {
        model.add(inputs.get(number));
        used.add(number);
    }

    private double[] targets() {
        return NormalScores.of(
                used.stream().mapToDouble(number -> rewards.get(number).mean()).toArray());
    }

    private void refresh() {
        if (isStale) {
            double[] targets = targets();
            model.learn(targets);
            best =
                    IntStream.range(0, targets.length)
                            .mapToDouble(number -> model.meanAt(number, targets[number]))
                            .max()
                            .orElseThrow();
            isStale = false;
        }
    }

    /// The largest mean that is predicted for what was observed.
    public double best() {
        refresh();
        return best;
    }

    /// What to expect of this input. There must have been an observation.
    public Prediction predict(Features input) {
        refresh();
        return model.predict(input);
    }
}
