package io.cellwright.controller.search.comparison;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Searches, each beside those that it can be compared with.
///
/// @param tasks those that differ are apart
public record Comparison(List<TaskGroups> tasks) {

    /// The groups of one task, the control first, then the most accurate.
    ///
    /// @param differsIn the fields in which the task differs from the first one, which is why its
    ///   searches are apart
    public record TaskGroups(Task task, List<String> differsIn, List<Group> groups) {}

    public Comparison {
        tasks = List.copyOf(tasks);
    }

    /// Of searches in any order; tasks are in the order in which they first occur.
    public static Comparison of(List<Run> runs) {
        Map<Task, List<Run>> tasks =
                runs.stream()
                        .collect(
                                Collectors.groupingBy(
                                        run -> Task.of(run.specification()),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return new Comparison(
                tasks.entrySet().stream()
                        .map(task ->
                                new TaskGroups(
                                        task.getKey(),
                                        task.getKey()
                                                .differencesFrom(tasks.keySet().iterator().next()),
                                        groups(task.getValue())))
                        .toList());
    }

    private static List<Group> groups(List<Run> runs) {
        List<Group> groups =
                runs.stream()
                        .collect(
                                Collectors.groupingBy(
                                        run -> Method.of(run.specification()),
                                        LinkedHashMap::new,
                                        Collectors.toList()))
                        .entrySet()
                        .stream()
                        .map(method -> Group.of(method.getKey(), independent(method.getValue())))
                        .toList();
        return groups.stream()
                .map(group -> control(group, groups).map(group::against).orElse(group))
                .sorted(
                        Comparator.comparing(Group::control)
                                .reversed()
                                .thenComparing(
                                        group ->
                                                group.validationAccuracy()
                                                        .map(Spread::mean)
                                                        .orElse(0.0),
                                        Comparator.reverseOrder()))
                .toList();
    }

    /// One for each seed, the one that has come furthest: searches of one method and one seed find
    /// the same, and are no evidence of each other.
    private static List<Run> independent(List<Run> runs) {
        Map<Long, Run> bySeed = new LinkedHashMap<>();
        for (Run run : runs) {
            bySeed.merge(
                    run.specification().seed(),
                    run,
                    (first, second) ->
                            second.steps().size() > first.steps().size() ? second : first);
        }
        return List.copyOf(bySeed.values());
    }

    /// Random search with the same goal and budget, and where there is one with the same fidelity.
    private static Optional<Group> control(Group group, List<Group> groups) {
        if (group.control()) {
            return Optional.empty();
        }
        return groups.stream()
                .filter(other -> other.control() && other.method().isAsCostlyAs(group.method()))
                .min(
                        Comparator.comparing(other ->
                                !other.method().fidelity().equals(group.method().fidelity())));
    }
}
