package io.cellwright.worker.agent;

import io.cellwright.worker.machine.MachineFiles;
import io.cellwright.worker.machine.Memory;
import io.cellwright.worker.machine.ResidentMemory;
import java.util.function.LongSupplier;

/// The memory of this machine, or of the control group that this process is kept in, as Linux tells
/// it.
public final class MachineMemory implements MemoryGauge {

    /// Left to the worker itself and to the rest of the machine: a tenth, within these bounds.
    private static final long LEAST_RESERVE = 256L << 20;

    private static final long MOST_RESERVE = 2L << 30;

    private final MachineFiles files;
    private final LongSupplier heap;
    private final long total;
    private final long before;

    /// Looks what this process takes before its first training.
    public MachineMemory() {
        this(MachineFiles.ofThisMachine(), () -> Runtime.getRuntime().totalMemory());
    }

    /// @param heap the size of Java's heap in bytes, which trainings are no part of
    MachineMemory(MachineFiles files, LongSupplier heap) {
        this.files = files;
        this.heap = heap;
        Memory memory = Memory.read(files);
        this.total = memory.limit().orElse(memory.total());
        this.before = outsideOfTheHeap();
    }

    @Override
    public Room room() {
        long reserve = Math.clamp(total / 10, LEAST_RESERVE, MOST_RESERVE);
        long available = Memory.read(files).available();
        return new Room(
                Math.max(0, held() + available - reserve), Math.max(0, total - before - reserve));
    }

    @Override
    public long held() {
        return Math.max(0, outsideOfTheHeap() - before);
    }

    private long outsideOfTheHeap() {
        return Math.max(0, ResidentMemory.read(files).now().orElse(0) - heap.getAsLong());
    }
}
