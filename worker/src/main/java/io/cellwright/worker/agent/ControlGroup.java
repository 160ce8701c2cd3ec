package io.cellwright.worker.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A group of processes whose memory Linux limits together, as containers are.
///
/// @param limit bytes that the group may take
/// @param available bytes that are left of them, where files are written back and forgotten
record ControlGroup(long limit, long available) {

    /// More than any machine has: the first version's way to say that there is no limit.
    private static final long NO_LIMIT = 1L << 60;

    /// The files of one version.
    ///
    /// @param folder where the groups of the memory controller are
    /// @param forgettable the name of the number of bytes that can be had back
    private record Version(String folder, String limit, String usage, String forgettable) {

        static final Version FIRST =
                new Version(
                        "sys/fs/cgroup/memory",
                        "memory.limit_in_bytes",
                        "memory.usage_in_bytes",
                        "total_inactive_file");

        static final Version SECOND =
                new Version("sys/fs/cgroup", "memory.max", "memory.current", "inactive_file");
    }

    /// This process's group and those around it that have a limit. What cannot be read has none.
    static List<ControlGroup> all(Path root) {
        List<ControlGroup> groups = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(root.resolve("proc/self/cgroup"))) {
                // Its hierarchy, its controllers, and the path of the group.
                String[] parts = line.split(":", 3);
                if (parts.length == 3 && List.of(parts[1].split(",", -1)).contains("memory")) {
                    add(root, Version.FIRST, parts[2], groups);
                } else if (parts.length == 3 && parts[1].isEmpty()) {
                    add(root, Version.SECOND, parts[2], groups);
                }
            }
        } catch (IOException _) {
            // A kernel without control groups.
        }
        return groups;
    }

    private static void add(Path root, Version version, String path, List<ControlGroup> groups) {
        Path top = root.resolve(version.folder());
        Path folder = top.resolve(path.replaceFirst("^/+", "")).normalize();
        // A container may see its own group as the top, and still be told its path outside.
        for (Path group = folder;
                group != null && group.startsWith(top);
                group = group.getParent()) {
            try {
                String limit = Files.readString(group.resolve(version.limit())).strip();
                if (!limit.equals("max") && Long.parseLong(limit) < NO_LIMIT) {
                    groups.add(of(group, version, Long.parseLong(limit)));
                }
            } catch (IOException | NumberFormatException _) {
                // The topmost group has no limit, and no file for one.
            }
        }
    }

    private static ControlGroup of(Path group, Version version, long limit) throws IOException {
        long usage = Long.parseLong(Files.readString(group.resolve(version.usage())).strip());
        long forgettable =
                Files.readAllLines(group.resolve("memory.stat")).stream()
                        .filter(line -> line.startsWith(version.forgettable() + " "))
                        .mapToLong(line ->
                                Long.parseLong(line.substring(version.forgettable().length() + 1)))
                        .sum();
        return new ControlGroup(limit, Math.max(0, limit - usage + forgettable));
    }
}
