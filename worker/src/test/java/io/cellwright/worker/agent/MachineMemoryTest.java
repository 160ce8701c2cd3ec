package io.cellwright.worker.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.worker.machine.MachineFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files of a Linux machine, as it writes them.
class MachineMemoryTest {

    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    @TempDir private Path root;
    private final AtomicLong heap = new AtomicLong(100 * MIB);

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void machine(long total, long available) throws IOException {
        write(
                "proc/meminfo",
                "MemTotal:       %d kB\nMemFree:        1 kB\nMemAvailable:   %d kB\n"
                        .formatted(total / 1024, available / 1024));
    }

    private void resident(long bytes) throws IOException {
        write("proc/self/status", "Name:\tjava\nVmRSS:\t  %d kB\n".formatted(bytes / 1024));
    }

    private MachineMemory memory() {
        return new MachineMemory(new MachineFiles(root), heap::get);
    }

    @Test
    void trainingsMayTakeWhatIsAvailableLessAReserve() throws IOException {
        machine(10 * GIB, 6 * GIB);
        resident(300 * MIB);
        MachineMemory memory = memory();
        assertThat(memory.held()).isZero();
        assertThat(memory.room().now()).isEqualTo(5 * GIB);
        assertThat(memory.room().most()).isEqualTo(9 * GIB - 200 * MIB);
    }

    @Test
    void whatTrainingsHoldIsTheirsAndJavasHeapIsNot() throws IOException {
        machine(10 * GIB, 6 * GIB);
        resident(300 * MIB);
        MachineMemory memory = memory();
        heap.set(200 * MIB);
        resident(1400 * MIB);
        machine(10 * GIB, 5 * GIB);
        assertThat(memory.held()).isEqualTo(1000 * MIB);
        assertThat(memory.room().now()).isEqualTo(4 * GIB + 1000 * MIB);
    }

    @Test
    void aContainerHasItsOwnLimit() throws IOException {
        machine(100 * GIB, 60 * GIB);
        resident(300 * MIB);
        write("proc/self/cgroup", "0::/outer/inner\n");
        write("sys/fs/cgroup/outer/inner/memory.max", "max\n");
        write("sys/fs/cgroup/outer/memory.max", 8 * GIB + "\n");
        write("sys/fs/cgroup/outer/memory.current", 5 * GIB + "\n");
        write("sys/fs/cgroup/outer/memory.stat", "anon 1\ninactive_file %d\n".formatted(GIB));
        long reserve = 8 * GIB / 10;
        assertThat(memory().room())
                .isEqualTo(new MemoryGauge.Room(4 * GIB - reserve, 8 * GIB - 200 * MIB - reserve));
    }

    @Test
    void theFirstVersionOfControlGroupsIsUnderstoodAlsoFromWithinAContainer() throws IOException {
        machine(100 * GIB, 60 * GIB);
        resident(300 * MIB);
        write("proc/self/cgroup", "5:cpu,cpuacct:/x\n4:memory:/docker/abc\n0::/\n");
        write("sys/fs/cgroup/memory/memory.limit_in_bytes", 4 * GIB + "\n");
        write("sys/fs/cgroup/memory/memory.usage_in_bytes", GIB + "\n");
        write("sys/fs/cgroup/memory/memory.stat", "total_inactive_file 0\n");
        assertThat(memory().room().now()).isEqualTo(3 * GIB - 4 * GIB / 10);
    }

    @Test
    void aLimitThatIsNoneIsNone() throws IOException {
        machine(100 * GIB, 60 * GIB);
        resident(300 * MIB);
        write("proc/self/cgroup", "4:memory:/\n");
        write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        assertThat(memory().room().now()).isEqualTo(58 * GIB);
    }

    @Test
    void thisMachineHasMemory() {
        MachineMemory memory = new MachineMemory();
        assertThat(memory.room().most()).isPositive();
    }

    @Test
    void aLimitOfTheUserIsKept() throws IOException {
        machine(10 * GIB, 6 * GIB);
        resident(300 * MIB);
        assertThat(new LimitedMemory(memory(), GIB).room())
                .isEqualTo(new MemoryGauge.Room(GIB, GIB));
    }
}
