package io.cellwright.worker.agent;

import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.Engine;
import io.cellwright.worker.engine.EngineThread;
import io.cellwright.worker.training.DatasetSource;
import io.cellwright.worker.training.Training;
import java.time.Clock;

/// Training on the engine, each slot on an engine thread of its own that lives as long as the
/// worker.
public final class EngineTrainers implements Trainers {

    private final Engine engine;
    private final Training training;

    /// Throws [IllegalArgumentException] where the machine has no such device.
    ///
    /// @param bfloat16 whether the device multiplies BF16 numbers faster than those of single
    ///   precision
    public EngineTrainers(
            Engine engine, Device device, boolean bfloat16, DatasetSource datasets, Clock clock) {
        engine.require(device);
        this.engine = engine;
        this.training = new Training(device, bfloat16, datasets, clock);
    }

    @Override
    public String engine() {
        return "PyTorch " + engine.version();
    }

    @Override
    public Trainer forSlot(int number) {
        EngineThread thread = new EngineThread(engine, "slot " + number);
        return (evaluation, listener, stop) -> {
            try {
                return thread.call(() -> training.run(evaluation, listener, stop));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while training", e);
            }
        };
    }
}
