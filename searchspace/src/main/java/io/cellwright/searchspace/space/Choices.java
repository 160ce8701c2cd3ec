package io.cellwright.searchspace.space;

import java.util.List;

/// Reads choices one after another, in the order of their decisions.
final class Choices {

    private final List<Integer> choices;
    private int position;

    private Choices(List<Integer> choices) {
        this.choices = choices;
    }

    /// Throws [IllegalArgumentException] that names the decision where a number is out of range or
    /// the list has another length.
    static Choices of(List<Decision> decisions, List<Integer> choices) {
        if (choices.size() != decisions.size()) {
            throw new IllegalArgumentException(
                    "%d choices for %d decisions".formatted(choices.size(), decisions.size()));
        }
        for (int position = 0; position < choices.size(); position++) {
            int options = decisions.get(position).options().size();
            int choice = choices.get(position);
            if (choice < 0 || choice >= options) {
                throw new IllegalArgumentException(
                        "%s is 0 to %d, not %d"
                                .formatted(decisions.get(position).name(), options - 1, choice));
            }
        }
        return new Choices(choices);
    }

    int next() {
        return choices.get(position++);
    }

    /// The next choice among these; no choice is read where there is only one, since there was no
    /// decision.
    <T> T next(List<T> options) {
        return options.size() == 1 ? options.getFirst() : options.get(next());
    }
}
