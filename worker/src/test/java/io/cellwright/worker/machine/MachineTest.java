package io.cellwright.worker.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {

    private static final long MEBIBYTE = 1 << 20;

    @TempDir private Path root;

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void writeMemory() throws IOException {
        write(
                "proc/meminfo",
                "MemTotal:       8388608 kB\nMemFree:        1048576 kB\nMemAvailable:   6291456 kB\n");
    }

    @Test
    void theProcessorsFeaturesThatMatterAreFound() throws IOException {
        write(
                "proc/cpuinfo",
                "processor\t: 0\nmodel name\t: AMD EPYC 9B14\nflags\t\t: fpu sse avx2 avx512f avx512_bf16\n");

        Processor processor = Processor.read(new MachineFiles(root), 2);

        assertThat(processor)
                .isEqualTo(
                        new Processor(
                                "AMD EPYC 9B14", 2, List.of("avx2", "avx512f", "avx512_bf16")));
        assertThat(processor.hasBfloat16()).isTrue();
    }

    @Test
    void aProcessorThatDoesNotSayWhatItIsHasNoFeatures() {
        Processor processor = Processor.read(new MachineFiles(root), 4);

        assertThat(processor.name()).isEqualTo("unknown");
        assertThat(processor.features()).isEmpty();
        assertThat(processor.hasBfloat16()).isFalse();
    }

    @Test
    void withoutALimitTheMachinesMemoryCounts() throws IOException {
        writeMemory();
        write("proc/self/cgroup", "0::/user.slice\n");
        write("sys/fs/cgroup/user.slice/memory.max", "max\n");

        Memory memory = Memory.read(new MachineFiles(root));

        assertThat(memory.total()).isEqualTo(8192 * MEBIBYTE);
        assertThat(memory.available()).isEqualTo(6144 * MEBIBYTE);
        assertThat(memory.limit()).isEmpty();
    }

    @Test
    void theSmallestLimitOfAllGroupsAroundHoldsLessWhatIsUsed() throws IOException {
        writeMemory();
        write("proc/self/cgroup", "0::/pod/worker\n");
        write("sys/fs/cgroup/pod/memory.max", Long.toString(2048 * MEBIBYTE));
        write("sys/fs/cgroup/pod/memory.current", Long.toString(1024 * MEBIBYTE));
        write("sys/fs/cgroup/pod/memory.stat", "anon 7\ninactive_file " + 512 * MEBIBYTE + "\n");
        write("sys/fs/cgroup/pod/worker/memory.max", Long.toString(4096 * MEBIBYTE));
        write("sys/fs/cgroup/pod/worker/memory.current", Long.toString(1024 * MEBIBYTE));

        Memory memory = Memory.read(new MachineFiles(root));

        assertThat(memory.limit()).hasValue(2048 * MEBIBYTE);
        assertThat(memory.available()).isEqualTo(1536 * MEBIBYTE);
    }

    @Test
    void theFirstVersionOfControlGroupsIsReadToo() throws IOException {
        writeMemory();
        write("proc/self/cgroup", "5:cpu,cpuacct:/a\n4:memory:/docker/abc\n0::/\n");
        // Inside a container the path is that of the host, and the mount is the container's own.
        write("sys/fs/cgroup/memory/memory.limit_in_bytes", Long.toString(1024 * MEBIBYTE));
        write("sys/fs/cgroup/memory/memory.usage_in_bytes", Long.toString(256 * MEBIBYTE));

        Memory memory = Memory.read(new MachineFiles(root));

        assertThat(memory.limit()).hasValue(1024 * MEBIBYTE);
        assertThat(memory.available()).isEqualTo(768 * MEBIBYTE);
    }

    @Test
    void theAllocatorIsTheLibraryThatIsLoaded() throws IOException {
        MachineFiles files = new MachineFiles(root);
        assertThat(Allocator.read(files, Map.of())).isEqualTo(Allocator.GLIBC);
        assertThat(Allocator.read(files, Map.of("MALLOC_TRIM_THRESHOLD_", "1")))
                .isEqualTo(Allocator.GLIBC_TUNED);

        write("proc/self/maps", "7f00-7f01 r-xp 0 08:01 9 /usr/lib/libtcmalloc_minimal.so.4.5.3\n");
        assertThat(Allocator.read(files, Map.of())).isEqualTo(Allocator.TCMALLOC);

        write("proc/self/maps", "7f00-7f01 r-xp 0 08:01 9 /usr/lib/libjemalloc.so.2\n");
        assertThat(Allocator.read(files, Map.of())).isEqualTo(Allocator.JEMALLOC);
    }
}
