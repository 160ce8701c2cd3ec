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
final class LstmPolicy implements Policy {

    private final List<Decision> decisions;
    private final LstmCell lstm;
    private final Parameter positions;
    // One for each decision, the same object for all of a kind.
    private final List<Head> heads;
    private final List<Parameter> embeddings;
    private final Adam adam;

    /// A network whose weights are drawn from the stream.
    LstmPolicy(List<Decision> decisions, LstmSettings settings, RandomGenerator random) {
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
        adam = new Adam(parameters(), settings.learningRate());
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

    @Override
    public List<Integer> sample(RandomGenerator random, double uniform) {
        return walk((_, options) -> options.drawn(Chance.unit(random), uniform)).stream()
                .map(Moment::choice)
                .toList();
    }

    @Override
    public List<DecisionProbabilities> greedy() {
        List<Moment> moments = walk((_, options) -> options.likeliest());
        List<DecisionProbabilities> path = new ArrayList<>();
        for (int position = 0; position < decisions.size(); position++) {
            double[] probabilities = moments.get(position).options().probabilities();
            path.add(
                    new DecisionProbabilities(
                            decisions.get(position),
                            DoubleStream.of(probabilities).boxed().toList()));
        }
        return path;
    }

    @Override
    public double entropy() {
        double entropy = 0;
        for (Moment moment : walk((_, options) -> options.likeliest())) {
            entropy += moment.options().entropy();
        }
        return entropy;
    }

    @Override
    public double[] logProbabilities(List<Integer> choices) {
        List<Moment> moments = walk((position, _) -> choices.get(position));
        double[] logarithms = new double[moments.size()];
        for (int position = 0; position < logarithms.length; position++) {
            logarithms[position] = moments.get(position).logarithm();
        }
        return logarithms;
    }

    @Override
    public double loss(List<Integer> choices, double[] weights, double entropyWeight) {
        double loss = 0;
        List<Moment> moments = walk((position, _) -> choices.get(position));
        for (int position = 0; position < weights.length; position++) {
            loss -= weights[position] * moments.get(position).logarithm();
            loss -= entropyWeight * moments.get(position).options().entropy();
        }
        return loss;
    }

    /// Backpropagation through time.
    @Override
    public void addGradient(List<Integer> choices, double[] weights, double entropyWeight) {
        List<Moment> moments = walk((position, _) -> choices.get(position));
        LstmCell.Transposed transposed = lstm.transposed();
        double[] memory = lstm.start().memory();
        double[] output = lstm.start().output();
        for (int position = decisions.size() - 1; position >= 0; position--) {
            Moment moment = moments.get(position);
            Head head = heads.get(position);
            double[] slope =
                    moment.options().gradient(moment.choice(), weights[position], entropyWeight);
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

    @Override
    public void step() {
        adam.step();
    }

    /// A decision on the way: the LSTM's step, the probabilities, and what was chosen.
    private record Moment(LstmCell.Step step, Head.Result result, int choice) {

        Softmax options() {
            return result.options();
        }

        double logarithm() {
            return options().logarithms()[choice];
        }
    }

    @FunctionalInterface
    private interface Chooser {
        int choose(int position, Softmax options);
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
            int choice = chooser.choose(position, result.options());
            moments.add(new Moment(step, result, choice));
        }
        return moments;
    }

    private int mostOptions(Decision.Kind kind) {
        return decisions.stream()
                .filter(decision -> decision.kind() == kind)
                .mapToInt(decision -> decision.options().size())
                .max()
                .orElseThrow();
    }
}
