package io.cellwright.worker.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Rules that hold for the files of every data set.
final class Rule {

    private Rule() {}

    /// A file of zeros has the right size and only allowed labels; this is what it fails.
    static void everyClassOccurs(
            Path folder, String part, ImageSet images, List<String> classNames) {
        int[] counts = images.countPerClass(classNames.size());
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] == 0) {
                throw new DatasetException(
                        "%s: no %s image has label %d (%s); every class must occur"
                                .formatted(folder, part, label, classNames.get(label)));
            }
        }
    }

    static DatasetException unreadable(Path file, IOException cause) {
        return new DatasetException(file + ": cannot be read: " + cause, cause);
    }
}
