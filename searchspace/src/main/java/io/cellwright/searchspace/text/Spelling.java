package io.cellwright.searchspace.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the word that somebody meant.
public final class Spelling {

    private Spelling() {}

    /// The end of an error about `word`, as `; did you mean resnet20?`, or nothing where no known
    /// word is like it.
    public static String hint(String word, Collection<String> known) {
        return nearest(word, known).map("; did you mean %s?"::formatted).orElse("");
    }

    /// The known word that is most like `word`, if at most a third of its letters are wrong.
    static Optional<String> nearest(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= (letters(candidate) + 1) / 3)
                .min(
                        Comparator.comparingInt((String candidate) -> distance(word, candidate))
                                .thenComparing(Comparator.naturalOrder()));
    }

    // The dashes of an option are right whatever follows them.
    private static int letters(String word) {
        return word.replaceFirst("^-+", "").length();
    }

    /// The letters to insert, delete, replace or exchange with their neighbour (the optimal string
    /// alignment distance of Damerau, 1964).
    private static int distance(String one, String other) {
        int[][] steps = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : step(steps, one, other, i, j);
            }
        }
        return steps[one.length()][other.length()];
    }

    private static int step(int[][] steps, String one, String other, int i, int j) {
        int replaced = steps[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
        boolean exchanged =
                i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
        return exchanged ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
    }
}
