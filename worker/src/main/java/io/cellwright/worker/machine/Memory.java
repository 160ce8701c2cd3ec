package io.cellwright.worker.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The memory that a process may use, in bytes.
///
/// @param total of the machine
/// @param available without swapping: what the machine has left, or what the limit leaves
/// @param limit of the control groups that the process runs in, as a container sets it; empty where
///   it is none, or more than the machine has
public record Memory(long total, long available, OptionalLong limit) {

    /// Reads `/proc/meminfo` and the control groups, of either version.
    public static Memory read(MachineFiles files) {
        String machine = files.text("proc/meminfo").orElse("");
        long total = bytes(machine, "MemTotal").orElse(0);
        long available = bytes(machine, "MemAvailable").orElse(0);
        OptionalLong limit = OptionalLong.empty();
        for (Group group : groups(files)) {
            OptionalLong most = group.number(group.limitFile());
            if (most.isEmpty() || most.getAsLong() >= total) {
                continue;
            }
            // Pages of files that were read count as used, and are given up when memory is short.
            long used =
                    group.number(group.usageFile()).orElse(0)
                            - group.statistic(group.cacheStatistic());
            available = Math.min(available, most.getAsLong() - Math.max(0, used));
            limit = OptionalLong.of(Math.min(most.getAsLong(), limit.orElse(Long.MAX_VALUE)));
        }
        return new Memory(total, Math.max(0, available), limit);
    }

    private record Group(MachineFiles files, String folder, boolean second) {

        String limitFile() {
            return second ? "memory.max" : "memory.limit_in_bytes";
        }

        String usageFile() {
            return second ? "memory.current" : "memory.usage_in_bytes";
        }

        String cacheStatistic() {
            return second ? "inactive_file" : "total_inactive_file";
        }

        OptionalLong number(String file) {
            Optional<String> text = files.text(folder + "/" + file).map(String::strip);
            // Without a limit the second version says `max`, the first a number beyond all memory.
            return text.filter(value -> value.matches("\\d{1,18}"))
                    .map(value -> OptionalLong.of(Long.parseLong(value)))
                    .orElse(OptionalLong.empty());
        }

        long statistic(String name) {
            return files.text(folder + "/memory.stat")
                    .orElse("")
                    .lines()
                    .filter(line -> line.matches(name + " \\d{1,18}"))
                    .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                    .findFirst()
                    .orElse(0);
        }
    }

    /// The groups that the process is in and those around them, whose limits hold too.
    private static List<Group> groups(MachineFiles files) {
        List<Group> groups = new ArrayList<>();
        for (String line : files.text("proc/self/cgroup").orElse("").lines().toList()) {
            String[] parts = line.split(":", 3);
            if (parts.length < 3) {
                continue;
            }
            if (parts[1].isEmpty()) {
                around(new Group(files, "sys/fs/cgroup", true), parts[2], groups);
            } else if (List.of(parts[1].split(",", -1)).contains("memory")) {
                around(new Group(files, "sys/fs/cgroup/memory", false), parts[2], groups);
            }
        }
        return groups;
    }

    private static void around(Group mount, String path, List<Group> groups) {
        String folder = mount.folder() + path;
        while (folder.length() > mount.folder().length()) {
            groups.add(new Group(mount.files(), folder, mount.second()));
            folder = folder.substring(0, folder.lastIndexOf('/'));
        }
        groups.add(mount);
    }

    /// What a file of `/proc` says of a field, in bytes; empty where it does not.
    static OptionalLong bytes(String text, String field) {
        Matcher line =
                Pattern.compile("^" + field + ":\\s+(\\d{1,15}) kB$", Pattern.MULTILINE)
                        .matcher(text);
        return line.find()
                ? OptionalLong.of(1024 * Long.parseLong(line.group(1)))
                : OptionalLong.empty();
    }
}
