package io.cellwright.worker.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;

/// The memory of this machine, or of the control group that this process is kept in, as Linux tells
/// it.
public final class MachineMemory implements MemoryGauge {

    private static final int KIBIBYTE = 1024;

    /// Left to the worker itself and to the rest of the machine: a tenth, within these bounds.
    private static final long LEAST_RESERVE = 256L << 20;

    private static final long MOST_RESERVE = 2L << 30;

    private final Path root;
    private final LongSupplier heap;
    private final long total;
    private final long before;

    /// Looks what this process takes before its first training.
    public MachineMemory() {
        this(Path.of("/"), () -> Runtime.getRuntime().totalMemory());
    }

    /// @param root where `proc` and `sys` are
    /// @param heap the size of Java's heap in bytes, which trainings are no part of
    MachineMemory(Path root, LongSupplier heap) {
        this.root = root;
        this.heap = heap;
        this.total =
                ControlGroup.all(root).stream()
                        .mapToLong(ControlGroup::limit)
                        .reduce(kibibytes("proc/meminfo", "MemTotal:"), Math::min);
        this.before = outsideOfTheHeap();
    }

    @Override
    public Room room() {
        long reserve = Math.clamp(total / 10, LEAST_RESERVE, MOST_RESERVE);
        long available =
                ControlGroup.all(root).stream()
                        .mapToLong(ControlGroup::available)
                        .reduce(kibibytes("proc/meminfo", "MemAvailable:"), Math::min);
        return new Room(
                Math.max(0, held() + available - reserve), Math.max(0, total - before - reserve));
    }

    @Override
    public long held() {
        return Math.max(0, outsideOfTheHeap() - before);
    }

    private long outsideOfTheHeap() {
        return Math.max(0, kibibytes("proc/self/status", "VmRSS:") - heap.getAsLong());
    }

    private long kibibytes(String file, String field) {
        try {
            List<String> lines = Files.readAllLines(root.resolve(file));
            return lines.stream()
                    .filter(line -> line.startsWith(field))
                    .map(line -> line.substring(field.length()).replace("kB", "").strip())
                    .mapToLong(number -> Long.parseLong(number) * KIBIBYTE)
                    .findFirst()
                    .orElseThrow(() -> new IOException("there is no " + field));
        } catch (IOException e) {
            throw new UncheckedIOException(root.resolve(file) + " cannot be read", e);
        }
    }
}
