package io.cellwright.worker.machine;

import java.util.OptionalLong;

/// How much of the machine's memory this process takes, in bytes; empty where the operating system
/// does not tell.
///
/// @param peak the most that it ever took
public record ResidentMemory(OptionalLong now, OptionalLong peak) {

    /// Reads `/proc/self/status`.
    public static ResidentMemory read(MachineFiles files) {
        String status = files.text("proc/self/status").orElse("");
        return new ResidentMemory(Memory.bytes(status, "VmRSS"), Memory.bytes(status, "VmHWM"));
    }
}
