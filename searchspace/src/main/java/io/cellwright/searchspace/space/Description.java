package io.cellwright.searchspace.space;

import java.util.regex.Pattern;

/// What a space is called.
///
/// @param name in requests and files: up to 60 letters, digits, dots and hyphens
/// @param title for people
/// @param source where it was published, and what it leaves open; empty where nowhere
public record Description(String name, String title, String source) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,59}");
    private static final int MAXIMUM_TEXT = 500;

    public Description {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name is 1 to 60 letters, digits, dots and hyphens, not \"%.60s\""
                            .formatted(name));
        }
        requireText("title", title);
        requireText("source", source);
    }

    private static void requireText(String field, String text) {
        if (text.length() > MAXIMUM_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "%s is at most %d printable characters, not \"%.60s...\""
                            .formatted(field, MAXIMUM_TEXT, text));
        }
    }
}
