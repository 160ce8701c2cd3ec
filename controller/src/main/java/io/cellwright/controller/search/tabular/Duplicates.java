package io.cellwright.controller.search.tabular;

import java.util.Locale;

/// What becomes of a suggestion whose outcome a replayed search knows already.
public enum Duplicates {
    /// It is evaluated again and costs its time again, as in the papers, which compare spellings:
    /// another cell that computes the same is another cell.
    CHARGE,
    /// An architecture whose canonical hash was evaluated has that outcome, costs nothing and is no
    /// evaluation, as in Cellwright's own searches.
    REUSE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
