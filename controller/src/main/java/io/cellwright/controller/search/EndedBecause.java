package io.cellwright.controller.search;

/// What a search has spent, so that no candidate is begun any more.
public enum EndedBecause {
    /// As many candidates as it was to try.
    TRIALS("trials"),
    /// Its hours.
    HOURS("hours"),
    /// Its device hours.
    DEVICE_HOURS("deviceHours");

    private final String text;

    EndedBecause(String text) {
        this.text = text;
    }

    /// The name that requests and the database use, which is that of the specification's field.
    public String text() {
        return text;
    }

    public static EndedBecause of(String text) {
        for (EndedBecause because : values()) {
            if (because.text.equals(text)) {
                return because;
            }
        }
        throw new IllegalArgumentException("nothing ends because of \"%s\"".formatted(text));
    }
}
