package io.cellwright.controller.search.strategy.policy;

import io.cellwright.searchspace.space.Decision;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// An LSTM that makes the decisions of a search space one after another, each choice embedded as
/// the next input (Zoph and Le, "Neural Architecture Search with Reinforcement Learning", 2017).
///
/// An input is the sum of two learned vectors: one of the choice just made, one of the position, so
/// that the network need not count.
public final class PolicyNetwork {

    private final List<Decision> decisions;
    private final LstmCell lstm;
    private final Parameter positions;
    // One for each decision, the same object for all of a kind.
    private final List<Head> heads;
    private final List<Parameter> embeddings;
    private final Adam adam;

    /// A network whose weights are drawn from the stream.
    public PolicyNetwork(
            List<Decision> decisions,
            PolicySettings settings,
            double learningRate,
            RandomGenerator random) {
        this.decisions = List.copyOf(decisions);
        double range = settings.initialRange();
        int inputs = settings.embeddingSize();
        lstm = new LstmCell(inputs, settings.hiddenUnits(), range, random);
        positions = Parameter.uniform("positions", decisions.size(), inputs, range, random);
        Map<Decision.Kind, Head> headOf = new EnumMap<>(Decision.Kind.class);
        Map<Decision.Kind, Parameter> embeddingOf = new EnumMap<>(Decision.Kind.class);
        heads =
                decisions.stream()
                        .map(Decision::kind)
                        .map(kind ->
                                headOf.computeIfAbsent(
                                        kind,
                                        _ -> new Head(kind, mostOptions(kind), settings, random)))
                        .toList();
        embeddings =
                decisions.stream()
                        .map(Decision::kind)
                        .map(kind ->
                                embeddingOf.computeIfAbsent(
                                        kind,
                                        _ ->
                                                Parameter.uniform(
                                                        "embedding." + kind,
                                                        mostOptions(kind),
                                                        inputs,
                                                        range,
                                                        random)))
                        .toList();
        adam = new Adam(parameters(), learningRate);
    }

    /// All that is learned.
    List<Parameter> parameters() {
        return Stream.of(
                        lstm.parameters().stream(),
                        Stream.of(positions),
                        embeddings.stream().distinct(),
                        heads.stream().distinct().flatMap(head -> head.parameters().stream()))
                .flatMap(part -> part)
                .toList();
    }

    /// Choices drawn from the policy.
    public List<Integer> sample(RandomGenerator random) {
        return walk((position, probabilities) -> drawn(probabilities, Chance.unit(random))).stream()
                .map(Moment::choice)
                .toList();
    }

    /// The probabilities of every decision's options where each choice before it was the likeliest.
    public List<DecisionProbabilities> greedy() {
        List<Moment> moments = walk((position, probabilities) -> likeliest(probabilities));
        List<DecisionProbabilities> path = new ArrayList<>();
        for (int position = 0; position < decisions.size(); position++) {
            double[] probabilities = moments.get(position).result().probabilities();
            path.add(
                    new DecisionProbabilities(
                            decisions.get(position),
                            DoubleStream.of(probabilities).boxed().toList()));
        }
        return path;
    }

    /// Makes these choices likelier where the advantage is positive and less likely where it is
    /// negative, and holds on to entropy: one step of Adam.
    public void learn(List<Integer> choices, double advantage, double entropyWeight) {
        addGradient(choices, advantage, entropyWeight);
        adam.step();
    }

    /// What [#addGradient] is the slope of: minus the advantage-weighted logarithm of the choices'
    /// probability, and minus the entropy of every decision on the way.
    double loss(List<Integer> choices, double advantage, double entropyWeight) {
        double loss = 0;
        for (Moment moment : walk((position, probabilities) -> choices.get(position))) {
            loss -= advantage * moment.result().logarithms()[moment.choice()];
            loss -= entropyWeight * moment.result().entropy();
        }
        return loss;
    }

    /// Adds the gradient of the loss to that of the parameters: backpropagation through time.
    void addGradient(List<Integer> choices, double advantage, double entropyWeight) {
        List<Moment> moments = walk((position, probabilities) -> choices.get(position));
        LstmCell.Transposed transposed = lstm.transposed();
        double[] memory = lstm.start().memory();
        double[] output = lstm.start().output();
        for (int position = decisions.size() - 1; position >= 0; position--) {
            Moment moment = moments.get(position);
            Head head = heads.get(position);
            double[] slope = logitGradient(moment, advantage, entropyWeight);
            Vectors.add(output, head.back(moment.step().after().output(), moment.result(), slope));
            LstmCell.Gradients gradients = lstm.back(moment.step(), memory, output, transposed);
            Vectors.add(positions.gradient()[position], gradients.input());
            if (position > 0) {
                int before = moments.get(position - 1).choice();
                Vectors.add(embeddings.get(position - 1).gradient()[before], gradients.input());
            }
            memory = gradients.memory();
            output = gradients.output();
        }
    }

    /// A decision on the way: the LSTM's step, the probabilities, and what was chosen.
    private record Moment(LstmCell.Step step, Head.Result result, int choice) {}

    @FunctionalInterface
    private interface Chooser {
        int choose(int position, double[] probabilities);
    }

    private List<Moment> walk(Chooser chooser) {
        List<Moment> moments = new ArrayList<>(decisions.size());
        LstmCell.State state = lstm.start();
        for (int position = 0; position < decisions.size(); position++) {
            double[] input = positions.values()[position].clone();
            if (position > 0) {
                int before = moments.getLast().choice();
                Vectors.add(input, embeddings.get(position - 1).values()[before]);
            }
            LstmCell.Step step = lstm.step(input, state);
            state = step.after();
            int options = decisions.get(position).options().size();
            Head.Result result = heads.get(position).apply(state.output(), options);
            int choice = chooser.choose(position, result.probabilities());
            moments.add(new Moment(step, result, choice));
        }
        return moments;
    }

    private static double[] logitGradient(Moment moment, double advantage, double entropyWeight) {
        Head.Result result = moment.result();
        double entropy = result.entropy();
        double[] gradient = new double[result.probabilities().length];
        for (int option = 0; option < gradient.length; option++) {
            double probability = result.probabilities()[option];
            double surprise = result.logarithms()[option] + entropy;
            gradient[option] = probability * (advantage + entropyWeight * surprise);
        }
        gradient[moment.choice()] -= advantage;
        return gradient;
    }

    private static int drawn(double[] probabilities, double chance) {
        double sum = 0;
        for (int option = 0; option < probabilities.length - 1; option++) {
            sum += probabilities[option];
            if (chance < sum) {
                return option;
            }
        }
        return probabilities.length - 1;
    }

    private static int likeliest(double[] probabilities) {
        int best = 0;
        for (int option = 1; option < probabilities.length; option++) {
            if (probabilities[option] > probabilities[best]) {
                best = option;
            }
        }
        return best;
    }

    private int mostOptions(Decision.Kind kind) {
        return decisions.stream()
                .filter(decision -> decision.kind() == kind)
                .mapToInt(decision -> decision.options().size())
                .max()
                .orElseThrow();
    }
}
