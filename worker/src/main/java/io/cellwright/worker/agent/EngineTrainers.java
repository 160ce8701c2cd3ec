package io.cellwright.worker.agent;

import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.Engine;
import io.cellwright.worker.engine.EngineThread;
import io.cellwright.worker.training.DatasetSource;
import io.cellwright.worker.training.MemoryPrediction;
import io.cellwright.worker.training.Training;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// Training on the engine, each slot on an engine thread of its own that lives as long as the
/// worker.
public final class EngineTrainers implements Trainers {

    private final Engine engine;
    private final Device device;
    private final Training training;

    /// Throws [IllegalArgumentException] where the machine has no such device.
    ///
    /// @param timeLimit how long a trial may take
    public EngineTrainers(
            Engine engine,
            Device device,
            DatasetSource datasets,
            Clock clock,
            Optional<Duration> timeLimit) {
        engine.require(device);
        this.engine = engine;
        this.device = device;
        this.training = new Training(device, datasets, clock, timeLimit);
    }

    @Override
    public String engine() {
        return "PyTorch " + engine.version();
    }

    @Override
    public long memory(Evaluation evaluation) {
        return MemoryPrediction.of(evaluation).bytes();
    }

    @Override
    public MemoryGauge gauge() {
        return switch (device) {
            case Device.Cpu _ -> new MachineMemory();
            case Device.Gpu gpu -> new GraphicsMemory(gpu);
        };
    }

    @Override
    public Trainer forSlot(int number) {
        EngineThread thread = new EngineThread(engine, "slot " + number);
        return (evaluation, checkpoint, listener, stop) -> {
            try {
                return thread.call(() -> training.run(evaluation, checkpoint, listener, stop));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while training", e);
            }
        };
    }
}
