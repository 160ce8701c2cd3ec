package io.cellwright.searchspace.trial;

import java.util.List;

/// Which classes a network takes for which.
///
/// @param classes the names of the data set's classes
/// @param counts for each class of the labels a row: how many of them were taken for each class
public record ConfusionMatrix(List<String> classes, List<List<Long>> counts) {

    /// More classes make a matrix that nobody can read, and a document of megabytes.
    public static final int MAXIMUM_CLASSES = 100;

    private static final int LONGEST_NAME = 255;

    public ConfusionMatrix {
        classes = List.copyOf(classes);
        counts = counts.stream().map(List::copyOf).toList();
        Rules.within("the number of classes", classes.size(), 1, MAXIMUM_CLASSES);
        for (String name : classes) {
            Rules.within("the length of a class's name", name.length(), 1, LONGEST_NAME);
        }
        requireAsMany("counts", counts.size(), classes);
        for (int row = 0; row < counts.size(); row++) {
            requireAsMany("counts[%d]".formatted(row), counts.get(row).size(), classes);
            for (long count : counts.get(row)) {
                Rules.within("counts[%d]".formatted(row), count, 0, Long.MAX_VALUE);
            }
        }
    }

    private static void requireAsMany(String field, int size, List<String> classes) {
        if (size != classes.size()) {
            throw new IllegalArgumentException(
                    "%s has %d values, one for each class, not %d"
                            .formatted(field, classes.size(), size));
        }
    }
}
