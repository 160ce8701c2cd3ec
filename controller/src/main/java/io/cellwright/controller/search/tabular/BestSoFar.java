package io.cellwright.controller.search.tabular;

import io.cellwright.controller.search.tabular.ReplayedSearch.Improvement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The architectures with the best reward so far, of all replayed searches of a strategy at one
/// moment.
///
/// @param seconds simulated time
public record BestSoFar(double seconds, AccuracyStatistics accuracies) {

    /// So many moments at equal distances, the budget's end the last of them, without those before
    /// every search has ended an evaluation.
    public static List<BestSoFar> curve(
            List<ReplayedSearch> searches, double budgetSeconds, int moments) {
        List<BestSoFar> curve = new ArrayList<>();
        for (int moment = 1; moment <= moments; moment++) {
            // The evaluation that crosses the budget counts as if it had ended with it.
            boolean last = moment == moments;
            double seconds = budgetSeconds * moment / moments;
            List<Accuracies> best =
                    searches.stream()
                            .map(search ->
                                    last ? Optional.of(search.answer()) : best(search, seconds))
                            .flatMap(Optional::stream)
                            .toList();
            if (best.size() == searches.size()) {
                curve.add(new BestSoFar(seconds, AccuracyStatistics.of(best)));
            }
        }
        return List.copyOf(curve);
    }

    private static Optional<Accuracies> best(ReplayedSearch search, double seconds) {
        return search.improvements().stream()
                .filter(improvement -> improvement.seconds() <= seconds)
                .reduce((_, later) -> later)
                .map(Improvement::accuracies);
    }
}
