package io.cellwright.worker.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// What the process's native allocator has given out, which the programs' tensors are a part of and
/// Java's heap is not.
///
/// Allocators keep what is freed, so that the process's resident memory says how much the largest
/// trial so far took; this says what is in use. Understood are tcmalloc, which the launcher loads
/// where it is installed, and glibc's own.
final class NativeAllocations {

    /// Larger than what anything else takes at the same moment.
    private static final int PROBE_BYTES = 32 << 20;

    /// Other threads may free as much while it is looked.
    private static final int PROBES = 5;

    /// The places of two numbers in glibc's `struct mallinfo2`.
    private static final int BYTES_IN_MAPPINGS = 4;

    private static final int BYTES_IN_CHUNKS = 7;
    private static final MemoryLayout MALLINFO =
            MemoryLayout.structLayout(MemoryLayout.sequenceLayout(10, ValueLayout.JAVA_LONG));

    private NativeAllocations() {}

    /// Reads how many bytes are in use. Empty where the process has an allocator that is not
    /// understood.
    static Optional<LongSupplier> counter() {
        return Stream.of(tcmalloc(), glibc())
                .flatMap(Optional::stream)
                .filter(NativeAllocations::seesTensors)
                .findFirst();
    }

    private static boolean seesTensors(LongSupplier counter) {
        for (int probe = 0; probe < PROBES; probe++) {
            long before = counter.getAsLong();
            try (NDManager manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch");
                    NDArray _ = manager.zeros(new Shape(PROBE_BYTES), DataType.UINT8)) {
                if (counter.getAsLong() - before > PROBE_BYTES / 2) {
                    return true;
                }
            }
        }
        return false;
    }

    @SuppressWarnings("restricted") // Two functions of C that take no pointer but a name.
    private static Optional<LongSupplier> tcmalloc() {
        return library("tcmalloc")
                .flatMap(path ->
                        SymbolLookup.libraryLookup(path, Arena.global())
                                .find("MallocExtension_GetNumericProperty"))
                .map(function -> {
                    MethodHandle get =
                            Linker.nativeLinker()
                                    .downcallHandle(
                                            function,
                                            FunctionDescriptor.of(
                                                    ValueLayout.JAVA_INT,
                                                    ValueLayout.ADDRESS,
                                                    ValueLayout.ADDRESS));
                    return () -> property(get, "generic.current_allocated_bytes");
                });
    }

    private static long property(MethodHandle get, String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocate(ValueLayout.JAVA_LONG);
            int _ = (int) get.invokeExact(arena.allocateFrom(name), value);
            return value.get(ValueLayout.JAVA_LONG, 0);
        } catch (Throwable e) {
            throw new IllegalStateException("tcmalloc does not say " + name, e);
        }
    }

    @SuppressWarnings("restricted") // A function of C without arguments.
    private static Optional<LongSupplier> glibc() {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find("mallinfo2")
                .map(function -> {
                    MethodHandle get =
                            linker.downcallHandle(function, FunctionDescriptor.of(MALLINFO));
                    return () -> inUse(get);
                });
    }

    private static long inUse(MethodHandle get) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment numbers = (MemorySegment) get.invokeExact((SegmentAllocator) arena);
            return Stream.of(BYTES_IN_MAPPINGS, BYTES_IN_CHUNKS)
                    .mapToLong(at -> numbers.getAtIndex(ValueLayout.JAVA_LONG, at))
                    .sum();
        } catch (Throwable e) {
            throw new IllegalStateException("glibc does not say what it has given out", e);
        }
    }

    /// The file of a library that the process has loaded.
    private static Optional<Path> library(String name) {
        try (Stream<String> mappings = Files.lines(Path.of("/proc/self/maps"))) {
            return mappings.filter(mapping -> mapping.contains("/"))
                    .map(mapping -> mapping.substring(mapping.indexOf('/')))
                    .filter(file -> file.substring(file.lastIndexOf('/')).contains(name))
                    .findFirst()
                    .map(Path::of);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
