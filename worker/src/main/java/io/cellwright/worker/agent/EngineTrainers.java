package io.cellwright.worker.agent;

import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.Engine;
import io.cellwright.worker.engine.EngineThread;
import io.cellwright.worker.training.DatasetSource;
import io.cellwright.worker.training.Training;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// Training on the engine, each slot on an engine thread of its own that lives as long as the
/// worker.
public final class EngineTrainers implements Trainers {

    private final Engine engine;
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
        this.training = new Training(device, datasets, clock, timeLimit);
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
                return thread.call(
                        () -> training.run(evaluation, Optional.empty(), listener::accept, stop));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while training", e);
            }
        };
    }
}
