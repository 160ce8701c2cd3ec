package io.cellwright.worker.agent;

/// A device's memory of which trainings may take only a part.
///
/// @param limit bytes
record LimitedMemory(MemoryGauge all, long limit) implements MemoryGauge {

    @Override
    public Room room() {
        return all.room().within(limit);
    }

    @Override
    public long held() {
        return all.held();
    }
}
