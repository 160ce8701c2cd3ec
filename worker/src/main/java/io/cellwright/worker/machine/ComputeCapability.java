package io.cellwright.worker.machine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an NVIDIA GPU can compute, as 9.0 of an H100.
public record ComputeCapability(int major, int minor) implements Comparable<ComputeCapability> {

    static Optional<ComputeCapability> parse(String text) {
        Matcher matcher = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})").matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new ComputeCapability(
                                Integer.parseInt(matcher.group(1)),
                                Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(ComputeCapability other) {
        return major == other.major
                ? Integer.compare(minor, other.minor)
                : Integer.compare(major, other.major);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
