package io.cellwright.controller.schedule;

import io.cellwright.controller.lifecycle.TrialRole;
import io.cellwright.controller.lifecycle.TrialState;
import io.cellwright.controller.search.Screening;
import io.cellwright.controller.search.Search;
import io.cellwright.controller.store.Database;
import io.cellwright.controller.store.SearchRow;
import io.cellwright.controller.store.Trial;
import io.cellwright.controller.store.TrialPlan;
import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.trial.ZeroCost;
import java.util.List;
import java.util.stream.IntStream;

/// Chooses candidates among several proposals of the strategy, by the scores of the untrained
/// networks. Scores that are counted decide at once; others are trials of their own, which end
/// before their candidate is suggested.
///
/// What was proposed and scored is stored, so a killed controller chooses the same.
final class Screenings {

    /// For how many candidates proposals may be scored ahead, so that a slot which waits for others
    /// does not stand idle.
    private static final int AHEAD = 8;

    private final Database database;

    Screenings(Database database) {
        this.database = database;
    }

    /// What is to be done for the next candidate.
    sealed interface Step {

        /// The proposal becomes the candidate.
        ///
        /// @param score by which it was chosen
        record Choose(Search.Suggestion suggestion, double score) implements Step {}

        /// Workers have to score these first.
        record Score(List<TrialPlan> proposals) implements Step {}

        /// Enough proposals are being scored.
        record Await() implements Step {}
    }

    /// The next step for a search whose next candidate is screened.
    ///
    /// @param search that has observed all that is stored
    Step next(SearchRow row, Search search, Screening screening) {
        return screening.score().isMeasured()
                ? measured(row, search, screening)
                : counted(row, search, screening);
    }

    private static Step counted(SearchRow row, Search search, Screening screening) {
        return search.proposals(row.suggestions(), screening).stream()
                .map(proposal -> new Step.Choose(proposal, count(row, proposal, screening.score())))
                .reduce(Screenings::better)
                .orElseThrow();
    }

    private static double count(SearchRow row, Search.Suggestion proposal, ZeroCost score) {
        Cost cost = Cost.of(proposal.candidate().graph(row.specification().dataset()));
        return switch (score) {
            case PARAMETERS -> cost.parameters();
            case MULTIPLY_ADDS -> cost.multiplyAdds();
            case SYNFLOW, GRADIENT_NORM, JACOBIAN_COVARIANCE, NASWOT ->
                    throw new IllegalArgumentException(score.text() + " is measured");
        };
    }

    /// The first of equals.
    private static Step.Choose better(Step.Choose first, Step.Choose second) {
        return second.score() > first.score() ? second : first;
    }

    private Step measured(SearchRow row, Search search, Screening screening) {
        List<Trial> proposals = proposals(row, row.suggestions(), screening);
        if (!proposals.isEmpty() && proposals.stream().allMatch(Screenings::hasEnded)) {
            return proposals.stream()
                    .map(trial ->
                            new Step.Choose(
                                    search.suggestion(trial.plan().choices()), score(trial)))
                    .reduce(Screenings::better)
                    .orElseThrow();
        }
        long last = Math.min(row.suggestions() + AHEAD, row.specification().trials());
        for (long number = row.suggestions(); number < last; number++) {
            if (screening.applies(number) && proposals(row, number, screening).isEmpty()) {
                return new Step.Score(plans(row, number, search, screening));
            }
        }
        return new Step.Await();
    }

    private List<Trial> proposals(SearchRow row, long number, Screening screening) {
        return database.read(tables ->
                tables.queries()
                        .screening(
                                row.id(),
                                screening.trial(number, 0),
                                screening.trial(number, screening.proposals() - 1)));
    }

    private static List<TrialPlan> plans(
            SearchRow row, long number, Search search, Screening screening) {
        List<Search.Suggestion> proposals = search.proposals(number, screening);
        return IntStream.range(0, proposals.size())
                .mapToObj(proposal ->
                        TrialPlan.of(
                                row.id(),
                                TrialRole.SCREENING,
                                screening.trial(number, proposal),
                                row.specification().scoring(proposals.get(proposal).candidate()),
                                proposals.get(proposal).choices()))
                .toList();
    }

    private static boolean hasEnded(Trial trial) {
        return trial.state().kind().ended();
    }

    /// One that could not be scored is chosen only where none could.
    private static double score(Trial trial) {
        return trial.state() instanceof TrialState.Scored scored
                ? scored.score()
                : Double.NEGATIVE_INFINITY;
    }
}
