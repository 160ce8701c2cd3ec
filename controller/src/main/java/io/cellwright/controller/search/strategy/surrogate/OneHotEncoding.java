package io.cellwright.controller.search.strategy.surrogate;

import io.cellwright.searchspace.space.Decision;
import io.cellwright.searchspace.space.SearchSpace;
import java.util.List;

/// A feature for every option of every decision, 1 where it was chosen; and for every option of
/// every kind of decision, how often it was chosen in all. Fits every space.
public final class OneHotEncoding implements Encoding {

    private static final long CHOICE = 1;
    private static final long COUNT = 2;

    private final List<Decision> decisions;

    public OneHotEncoding(SearchSpace space) {
        this.decisions = space.decisions();
    }

    @Override
    public Features of(List<Integer> choices) {
        Features.Builder features = new Features.Builder();
        for (int position = 0; position < decisions.size(); position++) {
            long choice = choices.get(position);
            long decision = Encoding.identity(CHOICE, position);
            features.add(Encoding.identity(decision, choice), 1);
        }
        for (int position = 0; position < decisions.size(); position++) {
            long choice = choices.get(position);
            long kind =
                    Encoding.identity(COUNT, Encoding.named(decisions.get(position).kind().name()));
            features.add(Encoding.identity(kind, choice), SUMMARY_WEIGHT);
        }
        return features.build();
    }
}
