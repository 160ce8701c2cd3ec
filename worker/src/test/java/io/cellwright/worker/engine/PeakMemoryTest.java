package io.cellwright.worker.engine;

import static io.cellwright.worker.engine.Exercise.CPU;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class PeakMemoryTest {

    private static final int LARGE = 300 << 20;

    @Test
    void whatWasTakenCountsAlsoAfterItWasGivenBack() {
        Engine.start();
        try (PeakMemory first = PeakMemory.watch(CPU)) {
            long held;
            try (NDManager manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch");
                    NDArray _ = manager.zeros(new Shape(LARGE), DataType.UINT8)) {
                held = first.bytes().orElseThrow();
            }
            // The rest of the process takes and gives back a little meanwhile.
            assertThat(held).isBetween(LARGE - (1L << 20), LARGE + (100L << 20));
            assertThat(first.bytes().orElseThrow()).isGreaterThanOrEqualTo(held);
        }
        try (PeakMemory second = PeakMemory.watch(CPU)) {
            assertThat(second.bytes().orElseThrow()).isLessThan(100L << 20);
        }
    }

    @Test
    void onAGpuNothingIsMeasured() {
        Engine.start();
        try (PeakMemory memory = PeakMemory.watch(new Device.Gpu(0))) {
            assertThat(memory.bytes()).isEmpty();
        }
    }
}
