package io.cellwright.worker.cli;

import io.cellwright.worker.baselines.Baselines;
import io.cellwright.worker.engine.Engine;
import io.cellwright.worker.engine.EngineThread;
import io.cellwright.worker.training.StopSignal;
import io.cellwright.worker.training.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An engine thread for each slot of `benchmark baselines`.
final class BaselineSlots implements Baselines.Slots, AutoCloseable {

    private final Engine engine;
    private final Training training;
    private final List<EngineThread> threads = new ArrayList<>();

    BaselineSlots(Engine engine, Training training) {
        this.engine = engine;
        this.training = training;
    }

    @Override
    public Baselines.Trainer forSlot(int number) {
        EngineThread thread = new EngineThread(engine, "slot " + number);
        threads.add(thread);
        return evaluation ->
                thread.call(() ->
                        training.run(evaluation, Optional.empty(), _ -> {}, StopSignal.NEVER));
    }

    @Override
    public void close() {
        threads.forEach(EngineThread::close);
    }
}
