package io.cellwright.searchspace.space;

import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.graph.Graph;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Those architectures of a space whose networks keep constraints. Its decisions are the whole
/// space's; what is drawn and breaks a constraint is drawn again.
public final class ConstrainedSpace implements SearchSpace {

    private final SearchSpace whole;
    private final Constraints constraints;
    private final Function<Architecture, Graph> network;

    /// @param network the network whose costs count, for the images that it is to see
    public ConstrainedSpace(
            SearchSpace whole, Constraints constraints, Function<Architecture, Graph> network) {
        this.whole = whole;
        this.constraints = constraints;
        this.network = network;
    }

    @Override
    public Description description() {
        return whole.description();
    }

    @Override
    public List<Decision> decisions() {
        return whole.decisions();
    }

    /// Also decodes what breaks a constraint, which [#misfit] tells.
    @Override
    public Architecture decode(List<Integer> choices) {
        return whole.decode(choices);
    }

    @Override
    public List<Integer> encode(Architecture architecture) {
        misfit(architecture)
                .ifPresent(rule -> {
                    throw new IllegalArgumentException(
                            "not in space %s: %s".formatted(name(), rule));
                });
        return whole.encode(architecture);
    }

    @Override
    public Optional<String> misfit(Architecture architecture) {
        return constraints.broken(Cost.of(network.apply(architecture)));
    }

    /// The whole space's, which it does not exceed.
    @Override
    public Size size() {
        return new Size(whole.size().number(), false);
    }

    /// Choices drawn uniformly from those that fit. Throws [NothingFitsException] where none of
    /// [#MAXIMUM_DRAWS] does.
    @Override
    public List<Integer> sample(RandomGenerator random) {
        return fitting(() -> whole.sample(random));
    }

    @Override
    public List<Integer> mutate(List<Integer> choices, RandomGenerator random) {
        return fitting(() -> whole.mutate(choices, random));
    }

    @Override
    public List<Integer> crossOver(
            List<Integer> first, List<Integer> second, RandomGenerator random) {
        return fitting(() -> whole.crossOver(first, second, random));
    }

    @Override
    public List<Integer> fitting(Supplier<List<Integer>> draws) {
        String last = "";
        for (int draw = 0; draw < MAXIMUM_DRAWS; draw++) {
            List<Integer> choices = draws.get();
            Optional<String> misfit = misfit(decode(choices));
            if (misfit.isEmpty()) {
                return choices;
            }
            last = misfit.get();
        }
        throw new NothingFitsException(
                "none of %,d architectures drawn from space %s keeps its constraints; of the last, %s"
                        .formatted(MAXIMUM_DRAWS, name(), last));
    }
}
