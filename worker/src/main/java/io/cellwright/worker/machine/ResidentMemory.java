package io.cellwright.worker.machine;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How much of the machine's memory this process takes, in bytes; empty where the operating system
/// does not tell.
///
/// @param peak the most that it ever took
public record ResidentMemory(OptionalLong now, OptionalLong peak) {

    /// Reads `/proc/self/status`.
    public static ResidentMemory read(MachineFiles files) {
        String status = files.text("proc/self/status").orElse("");
        return new ResidentMemory(bytes(status, "VmRSS"), bytes(status, "VmHWM"));
    }

    private static OptionalLong bytes(String status, String field) {
        Matcher line =
                Pattern.compile("^" + field + ":\\s+(\\d{1,15}) kB$", Pattern.MULTILINE)
                        .matcher(status);
        return line.find()
                ? OptionalLong.of(1024 * Long.parseLong(line.group(1)))
                : OptionalLong.empty();
    }
}
