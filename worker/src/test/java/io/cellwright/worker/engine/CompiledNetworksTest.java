package io.cellwright.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.InvalidGraphException;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.space.NamedSpace;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.space.Spaces;
import io.cellwright.searchspace.trial.Candidate;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.zoo.Model;
import io.cellwright.searchspace.zoo.Zoo;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The zoo and the search spaces, each network trained for one step: those that are small, on small
/// images, and in thorough runs (`./cellwright test --thorough`) all models, also at their own
/// sizes, and many more architectures.
class CompiledNetworksTest {

    private static final boolean THOROUGH = Boolean.getBoolean("cellwright.thorough");
    private static final int ARCHITECTURES = THOROUGH ? 1_000 : 20;
    private static final long MOST_PARAMETERS = 3_000_000;
    private static final long MOST_MULTIPLY_ADDS = 300_000_000;
    private static final List<Integer> SIDES = List.of(32, 64, 96, 128, 160, 192);

    /// One for all networks, as the allocator keeps what each thread freed.
    private static final EngineThread THREAD = new EngineThread(Engine.start(), "test");

    @AfterAll
    static void endThread() {
        THREAD.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void aModelOfTheZooTrains(TrainableNetwork network) throws Exception {
        THREAD.call(() -> {
            network.check();
            return network;
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spaces")
    void architecturesOfASpaceTrain(NamedSpace named) throws Exception {
        SearchSpace space = named.open();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        THREAD.call(() -> {
            for (int sample = 0; sample < ARCHITECTURES; sample++) {
                List<Integer> choices = space.fitting(() -> space.sample(random));
                Graph graph = Candidate.of(space.decode(choices), 1, 4).graph(DatasetName.CIFAR10);
                new TrainableNetwork(named.name() + " " + choices, graph, 4).check();
            }
            return space;
        });
    }

    static Stream<NamedSpace> spaces() {
        return Spaces.all().stream();
    }

    static List<TrainableNetwork> models() {
        List<TrainableNetwork> networks =
                Zoo.models().stream().flatMap(CompiledNetworksTest::networks).toList();
        assertThat(networks).hasSizeGreaterThan(5);
        return networks;
    }

    private static Stream<TrainableNetwork> networks(Model model) {
        Graph small = smallest(model);
        if (THOROUGH) {
            TrainableNetwork own = network(model, model.graph(), 2);
            return small.input().equals(model.image())
                    ? Stream.of(own)
                    : Stream.of(network(model, small, 4), own);
        }
        Cost cost = Cost.of(small);
        return cost.parameters() < MOST_PARAMETERS && cost.multiplyAdds() < MOST_MULTIPLY_ADDS
                ? Stream.of(network(model, small, 4))
                : Stream.empty();
    }

    private static TrainableNetwork network(Model model, Graph graph, int batch) {
        return new TrainableNetwork(
                "%s on %s".formatted(model.name(), graph.input()), graph, batch);
    }

    /// The model for the smallest images that its layers take.
    private static Graph smallest(Model model) {
        return SIDES.stream()
                .filter(side -> side < Math.min(model.image().height(), model.image().width()))
                .flatMap(side -> attempt(model, side))
                .findFirst()
                .orElseGet(model::graph);
    }

    private static Stream<Graph> attempt(Model model, int side) {
        try {
            return Stream.of(model.graph(new Shape(model.image().channels(), side, side), 10));
        } catch (InvalidGraphException e) {
            return Stream.empty();
        }
    }
}
