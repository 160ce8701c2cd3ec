package io.cellwright.searchspace.space;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What somebody probably meant who wrote a name that does not exist.
final class Spelling {

    private static final int MAXIMUM_QUOTED = 60;

    private Spelling() {}

    /// An error's message: `no operation is named "conv-33"; did you mean "conv-3x3"?`, and all
    /// names where none is near.
    static String unknown(String what, String name, List<String> known) {
        String quoted =
                name.length() <= MAXIMUM_QUOTED ? name : name.substring(0, MAXIMUM_QUOTED) + "...";
        String hint =
                known.isEmpty()
                        ? "there is none"
                        : closest(name, known)
                                .map(close -> "did you mean \"%s\"?".formatted(close))
                                .orElse("there are " + String.join(", ", known));
        return "no %s is named \"%s\"; %s".formatted(what, quoted, hint);
    }

    /// The nearest name, if it is near: at most a third of its letters differ.
    static Optional<String> closest(String name, List<String> known) {
        if (name.length() > MAXIMUM_QUOTED) {
            return Optional.empty();
        }
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .filter(candidate ->
                        distance(name, candidate) <= Math.max(1, candidate.length() / 3));
    }

    /// The number of letters to insert, delete or replace (Levenshtein, 1966).
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            row[column] = column;
        }
        for (int letter = 0; letter < from.length(); letter++) {
            int diagonal = row[0];
            row[0] = letter + 1;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = diagonal + (from.charAt(letter) == to.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, Math.min(row[column], row[column - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
