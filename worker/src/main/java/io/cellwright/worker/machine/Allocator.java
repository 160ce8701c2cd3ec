package io.cellwright.worker.machine;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What gives native code its memory, on which training speed depends.
public enum Allocator {
    TCMALLOC,
    JEMALLOC,
    /// The C library's own, told to keep what is freed.
    GLIBC_TUNED,
    /// The C library's own, as it comes.
    GLIBC;

    /// Looks for the libraries that this process has loaded.
    ///
    /// @param environment the variables of the process
    public static Allocator read(MachineFiles files, Map<String, String> environment) {
        String loaded = files.text("proc/self/maps").orElse("");
        for (Allocator candidate : List.of(TCMALLOC, JEMALLOC)) {
            if (loaded.contains("/lib" + candidate.text())) {
                return candidate;
            }
        }
        return environment.containsKey("MALLOC_TRIM_THRESHOLD_") ? GLIBC_TUNED : GLIBC;
    }

    /// As people write it.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
