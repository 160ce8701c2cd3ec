package io.cellwright.searchspace.graph;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The name of a node: words of `a-z0-9_-` joined by dots, as `cell3.block1.first.depthwise`.
///
/// Kept as the chain of its words, so that all names of a scope share what they begin with: most of
/// the work of making a graph would otherwise be to join, check and hash long texts.
public final class NodeName {

    private static final int LONGEST = 200;
    private static final boolean[] LETTERS = letters();

    private final @Nullable NodeName scope;
    private final String word;
    private final int length;
    private final int hash;

    private NodeName(@Nullable NodeName scope, String word) {
        this.scope = scope;
        this.word = word;
        this.length = scope == null ? word.length() : scope.length + 1 + word.length();
        this.hash = scope == null ? word.hashCode() : 31 * scope.hash + word.hashCode();
        if (length > LONGEST || !isWord(word)) {
            throw new IllegalArgumentException(
                    "a node's name is words of a-z, 0-9, _ and - joined by dots, 200 characters at"
                            + " most, not \"%.200s\"".formatted(this));
        }
    }

    /// The name with this text.
    public static NodeName of(String text) {
        return of(null, text);
    }

    /// The name of this text in a scope, or anywhere where there is none.
    static NodeName of(@Nullable NodeName scope, String text) {
        int dot = text.indexOf('.');
        return dot < 0
                ? new NodeName(scope, text)
                : of(new NodeName(scope, text.substring(0, dot)), text.substring(dot + 1));
    }

    private static boolean isWord(String text) {
        for (int position = 0; position < text.length(); position++) {
            char character = text.charAt(position);
            if (character >= LETTERS.length || !LETTERS[character]) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean[] letters() {
        boolean[] letters = new boolean['z' + 1];
        "abcdefghijklmnopqrstuvwxyz0123456789_-".chars().forEach(letter -> letters[letter] = true);
        return letters;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof NodeName name
                        && hash == name.hash
                        && word.equals(name.word)
                        && Objects.equals(scope, name.scope));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /// The words, joined by dots.
    @Override
    public String toString() {
        return scope == null ? word : scope + "." + word;
    }
}
