package io.cellwright.worker.engine;

import static io.cellwright.worker.engine.Exercise.CPU;
import static io.cellwright.worker.engine.Exercise.onEngineThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cellwright.searchspace.codegen.Initialization;
import io.cellwright.searchspace.codegen.TorchScript;
import io.cellwright.searchspace.codegen.TrainingSettings;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import io.cellwright.searchspace.trial.Augmentation;
import io.cellwright.searchspace.trial.Optimizer;
import io.cellwright.searchspace.trial.Precision;
import io.cellwright.searchspace.trial.Regularization;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What chance does to a network in one step on one image whose values are all 1, read off the
/// weights: those that get no gradient do not change.
class RandomOperationsTest {

    private static final TrainingSettings SETTINGS =
            new TrainingSettings(
                    new Optimizer.Sgd(0, false),
                    Regularization.ofDecay(0),
                    0,
                    new Augmentation(0, false, 0, 0, 0, true),
                    Precision.FP32,
                    true,
                    List.of(0.0),
                    List.of(1.0));
    private static final int SIDE = 100;
    private static final int PLACES = SIDE * SIDE;

    @Test
    void dropoutKeepsTheShareThatItsRateLeaves() throws Exception {
        onEngineThread(() -> {
            boolean[] kept = keptByDropout(0.3, 1);

            // Binomial, with a standard deviation of 46.
            assertThat(count(kept)).isCloseTo(7_000, within(230));
        });
    }

    @Test
    void theSameStepDropsTheSameAndAnotherStepOthers() throws Exception {
        onEngineThread(() -> {
            boolean[] first = keptByDropout(0.5, 1);

            assertThat(keptByDropout(0.5, 1)).isEqualTo(first);
            // Half of them agree where they have nothing to do with each other.
            assertThat(agreeing(first, keptByDropout(0.5, 2))).isCloseTo(5_000, within(250));
        });
    }

    @Test
    void neighboursAreDroppedIndependently() throws Exception {
        onEngineThread(() -> {
            boolean[] kept = keptByDropout(0.5, 1);

            for (int distance : new int[] {1, 2, SIDE}) {
                boolean[] moved = Arrays.copyOfRange(kept, distance, PLACES + distance);
                assertThat(agreeing(kept, moved)).isCloseTo(5_000, within(250));
            }
        });
    }

    /// Two dropouts, one behind the other, leave a quarter where each drops others.
    @Test
    void everyNodeDropsOthers() throws Exception {
        GraphBuilder graph = GraphBuilder.withInput(new Shape(1, SIDE, SIDE));
        Value first = graph.add("first", new Operation.Dropout(0.5), graph.input());
        Value second = graph.add("second", new Operation.Dropout(0.5), first);
        onEngineThread(() ->
                assertThat(count(changed(classified(graph, second), 1)))
                        .isCloseTo(2_500, within(220)));
    }

    @Test
    void dropoutIsTheIdentityWhereNothingIsTrained() throws Exception {
        GraphBuilder with = GraphBuilder.withInput(new Shape(1, SIDE, SIDE));
        GraphBuilder without = GraphBuilder.withInput(new Shape(1, SIDE, SIDE));
        Value dropped = with.add("dropped", new Operation.Dropout(0.5), with.input());
        onEngineThread(() ->
                assertThat(score(classified(with, dropped)))
                        .isEqualTo(score(classified(without, without.input()))));
    }

    /// A path that is left out has a convolution without a gradient.
    @Test
    void anImageKeepsAtLeastOnePathAndLosesItsShareOfTheOthers() throws Exception {
        GraphBuilder graph = GraphBuilder.withInput(new Shape(1, 1, 1));
        Value[] paths =
                IntStream.range(0, 3)
                        .mapToObj(path -> convolved(graph, "path" + path))
                        .toArray(Value[]::new);
        Graph joined = classified(graph, graph.add("mean", new Operation.Mean(0.6), paths));
        int steps = 500;
        int[] survivors = new int[4];
        int[] survivals = new int[3];
        onEngineThread(() -> {
            try (Program program = load(joined);
                    DeviceImages images = upload(joined)) {
                for (int step = 0; step < steps; step++) {
                    boolean[] kept = Arrays.copyOf(changed(program, images, step), 3);
                    survivors[count(kept)]++;
                    IntStream.range(0, 3).forEach(path -> survivals[path] += kept[path] ? 1 : 0);
                }
            }
        });

        assertThat(survivors[0]).isZero();
        // 0.4^3 and 3 * 0.4^2 * 0.6 of them; standard deviations are 5.5 and 10.1.
        assertThat(survivors[3]).isCloseTo(32, within(28));
        assertThat(survivors[2]).isCloseTo(144, within(51));
        // 0.4, and a third of 0.6^3, where chance would leave none.
        for (int path = 0; path < 3; path++) {
            assertThat(survivals[path]).isCloseTo(236, within(56));
        }
    }

    private static boolean[] keptByDropout(double rate, long noise) {
        GraphBuilder graph = GraphBuilder.withInput(new Shape(1, SIDE, SIDE));
        Value dropped = graph.add("dropped", new Operation.Dropout(rate), graph.input());
        return changed(classified(graph, dropped), noise);
    }

    private static Value convolved(GraphBuilder graph, String name) {
        return graph.add(
                name, new Operation.Convolution(1, Window.same(1, 1), 1, false), graph.input());
    }

    private static Graph classified(GraphBuilder graph, Value value) {
        return graph.build(graph.add("logits", new Operation.Linear(2, false), value));
    }

    /// Which of the first class's weights one step changes.
    private static boolean[] changed(Graph graph, long noise) {
        try (Program program = load(graph);
                DeviceImages images = upload(graph)) {
            return Arrays.copyOf(changed(program, images, noise), PLACES);
        }
    }

    private static boolean[] changed(Program program, DeviceImages images, long noise) {
        float[] before = program.weights();
        float[] rates = {1e-3f, 1, 0};
        program.trainSteps(
                images,
                new Steps(
                        1,
                        new long[1],
                        ImageChanges.of(new long[2], new boolean[1]),
                        rates,
                        new long[] {noise}));
        float[] after = program.weights();
        boolean[] changed = new boolean[after.length];
        IntStream.range(0, changed.length).forEach(at -> changed[at] = after[at] != before[at]);
        return changed;
    }

    private static Score score(Graph graph) {
        try (Program program = load(graph);
                DeviceImages images = upload(graph)) {
            return program.evaluate(images, 0, 1, 1);
        }
    }

    private static Program load(Graph graph) {
        return Program.load(
                TorchScript.training(graph, Initialization.of(graph, 1), SETTINGS).bytes(), CPU);
    }

    private static DeviceImages upload(Graph graph) {
        byte[] pixels = new byte[Math.toIntExact(graph.input().elements())];
        Arrays.fill(pixels, (byte) 1);
        return DeviceImages.upload(CPU, graph.input(), pixels, new int[1]);
    }

    private static int count(boolean[] values) {
        return (int) IntStream.range(0, values.length).filter(at -> values[at]).count();
    }

    private static int agreeing(boolean[] first, boolean[] second) {
        return (int) IntStream.range(0, first.length).filter(at -> first[at] == second[at]).count();
    }
}
