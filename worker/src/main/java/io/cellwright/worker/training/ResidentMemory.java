package io.cellwright.worker.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How much memory this process has.
final class ResidentMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB$");

    private ResidentMemory() {}

    /// The most that it ever had, in bytes. Empty where the operating system does not tell.
    static OptionalLong peak() {
        try {
            Matcher peak = PEAK.matcher(Files.readString(STATUS));
            return peak.find()
                    ? OptionalLong.of(1024 * Long.parseLong(peak.group(1)))
                    : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
