package io.cellwright.worker.engine;

import static io.cellwright.worker.engine.Exercise.CPU;
import static io.cellwright.worker.engine.Exercise.onEngineThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.searchspace.codegen.TorchScript;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProgramTest {

    private final Exercise exercise = new Exercise(EveryOperation.graph());

    @Test
    void stepsDoneInOneCallOrOneByOneGiveTheSameBits() throws Exception {
        onEngineThread(() -> {
            try (Program atOnce = exercise.load();
                    Program oneByOne = exercise.load();
                    DeviceImages images = exercise.upload()) {
                atOnce.trainSteps(images, exercise.steps);
                for (int step = 0; step < Exercise.STEPS; step++) {
                    oneByOne.trainSteps(images, exercise.only(step));
                }

                assertThat(oneByOne.weights()).isEqualTo(atOnce.weights());
            }
        });
    }

    @Test
    void whatIsNoArchiveIsRefused() throws Exception {
        onEngineThread(() ->
                assertThatThrownBy(() -> Program.load(new byte[100], CPU))
                        .isInstanceOf(ProgramException.class)
                        .hasMessageStartingWith("the program cannot be loaded: "));
    }

    @Test
    void aProgramThatFailsSaysWhere() throws Exception {
        onEngineThread(() -> {
            int[] beyond = exercise.labels.clone();
            Arrays.fill(beyond, EveryOperation.CLASSES);
            try (Program program = exercise.load();
                    DeviceImages images =
                            DeviceImages.upload(
                                    CPU, EveryOperation.IMAGE, exercise.pixels, beyond)) {
                assertThatThrownBy(() -> program.trainSteps(images, exercise.steps))
                        .isInstanceOf(ProgramException.class)
                        .hasMessageContaining("train_steps");
            }
        });
    }

    @Test
    void aProgramRunsOnEngineThreadsOnly() {
        assertThatThrownBy(() -> Program.load(new byte[0], CPU))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(Thread.currentThread().getName());
    }

    /// Forty networks of 24 MB each, with gradients and velocities, would be 2.9 GB.
    @Test
    void closedProgramsGiveTheirMemoryBack() throws Exception {
        GraphBuilder builder = GraphBuilder.withInput(EveryOperation.IMAGE);
        Value wide = builder.add("wide", new Operation.Linear(24_000, false), builder.input());
        Graph large = builder.build(builder.add("classifier", new Operation.Linear(4, true), wide));
        Exercise exercise = new Exercise(large);
        byte[] archive = TorchScript.training(large, exercise.initial, exercise.settings).bytes();
        onEngineThread(() -> {
            trainAndClose(exercise, archive, 5);
            long before = bytesBesideTheHeap();
            trainAndClose(exercise, archive, 40);
            assertThat(bytesBesideTheHeap() - before).isLessThan(500L << 20);
        });
    }

    private static void trainAndClose(Exercise exercise, byte[] archive, int times) {
        for (int time = 0; time < times; time++) {
            try (Program program = Program.load(archive, CPU);
                    DeviceImages images = exercise.upload()) {
                program.trainSteps(images, exercise.only(0));
            }
        }
    }

    /// The process's resident memory without Java's heap, which grows by a gigabyte on machines
    /// that have it before it is collected.
    private static long bytesBesideTheHeap() throws IOException {
        String pages = Files.readString(Path.of("/proc/self/statm")).split(" ", -1)[1];
        return Long.parseLong(pages) * 4096 - Runtime.getRuntime().totalMemory();
    }
}
