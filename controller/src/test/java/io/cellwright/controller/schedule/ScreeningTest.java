package io.cellwright.controller.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.controller.lifecycle.TrialRole;
import io.cellwright.controller.lifecycle.TrialState;
import io.cellwright.controller.search.InvalidSpecificationException;
import io.cellwright.controller.search.Search;
import io.cellwright.controller.search.SearchSpecification;
import io.cellwright.controller.search.SearchState;
import io.cellwright.controller.search.strategy.Strategies;
import io.cellwright.controller.store.Trial;
import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.FailureReason;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.searchspace.trial.ZeroCost;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreeningTest {

    private static final String SEARCH =
            """
            {"dataset": "shapes", "strategy": "random", "baselines": [], "trials": %d,
             "screening": %s}
            """;

    @TempDir private Path folder;

    @Test
    void theBestOfTheProposalsIsTrained() throws Exception {
        try (Scene scene = new Scene(folder)) {
            long search =
                    scene.search(SEARCH.formatted(2, "{\"score\": \"naswot\", \"proposals\": 3}"));
            long worker = scene.worker("one");

            List<Assignment> proposals = score(scene, worker, 5.0, 9.0, 7.0);
            Assignment candidate = scene.mustLease(worker);

            assertThat(proposals)
                    .allMatch(work ->
                            work.evaluation().zeroCost().equals(Optional.of(ZeroCost.NASWOT)));
            assertThat(candidate.evaluation().zeroCost()).isEmpty();
            assertThat(candidate.evaluation().candidate())
                    .isEqualTo(proposals.get(1).evaluation().candidate());
            assertThat(scene.trial(candidate.trial()).zeroCostScore()).hasValue(9);
            assertThat(scene.trial(candidate.trial()).plan().role()).isEqualTo(TrialRole.CANDIDATE);
            assertThat(listed(scene, search)).containsExactly(candidate.trial());
        }
    }

    @Test
    void aSearchEndsWithItsCandidates() throws Exception {
        try (Scene scene = new Scene(folder)) {
            long search = scene.search(SEARCH.formatted(1, "{\"proposals\": 2}"));
            long worker = scene.worker("one");
            score(scene, worker, 1.0, 2.0);
            scene.succeed(scene.mustLease(worker), 0.5);

            assertThat(scene.lease(worker, 1)).isEmpty();
            scene.database.useWrite(tables -> {
                assertThat(tables.searches().get(search).state()).isEqualTo(SearchState.COMPLETED);
                assertThat(tables.queries().counts(search).all()).isEqualTo(1);
                assertThat(tables.searches().get(search).observations())
                        .describedAs("of the candidate alone")
                        .isEqualTo(1);
            });
        }
    }

    @Test
    void aRestartBetweenScoresChangesNothing() throws Exception {
        long search;
        List<Assignment> proposals = new ArrayList<>();
        SettableClock clock;
        try (Scene scene = new Scene(folder)) {
            clock = scene.clock;
            search = scene.search(SEARCH.formatted(1, "{\"proposals\": 3}"));
            proposals.addAll(score(scene, scene.worker("one"), 4.0, 8.0));
        }
        try (Scene scene = new Scene(folder, clock)) {
            long worker = scene.worker("one");
            proposals.addAll(score(scene, worker, 6.0));
            Assignment candidate = scene.mustLease(worker);

            assertThat(candidate.evaluation().candidate())
                    .isEqualTo(proposals.get(1).evaluation().candidate());
            assertThat(listed(scene, search)).containsExactly(candidate.trial());
        }
    }

    @Test
    void aProposalThatCannotBeScoredIsTheWorst() throws Exception {
        try (Scene scene = new Scene(folder)) {
            scene.search(SEARCH.formatted(1, "{\"proposals\": 2}"));
            long worker = scene.worker("one");
            scene.fail(scene.mustLease(worker), FailureReason.NOT_A_NUMBER, "naswot was -Infinity");
            List<Assignment> scored = score(scene, worker, -1e9);

            assertThat(scene.mustLease(worker).evaluation().candidate())
                    .isEqualTo(scored.getFirst().evaluation().candidate());
        }
    }

    @Test
    void proposalsForLaterCandidatesAreScoredWhileSlotsAreFree() throws Exception {
        try (Scene scene = new Scene(folder)) {
            scene.search(SEARCH.formatted(3, "{\"proposals\": 2}"));
            long worker = scene.worker("one");
            List<Long> trials = new ArrayList<>();
            for (int slot = 1; slot <= 4; slot++) {
                trials.add(scene.lease(worker, slot).orElseThrow().trial());
            }

            assertThat(trials).doesNotHaveDuplicates().hasSize(4);
        }
    }

    @Test
    void aCountedScoreChoosesAtOnce() throws Exception {
        try (Scene scene = new Scene(folder)) {
            String counted = "{\"score\": \"parameters\", \"proposals\": 5, \"first\": 1}";
            String request = SEARCH.formatted(2, counted);
            scene.search(request);
            long worker = scene.worker("one");
            Assignment screened = scene.lease(worker, 1).orElseThrow();
            Assignment plain = scene.lease(worker, 2).orElseThrow();

            SearchSpecification specification = SearchSpecification.read(request);
            List<Long> parameters =
                    new Search(specification, Strategies::create)
                            .proposals(0, specification.screening().orElseThrow()).stream()
                                    .map(proposal ->
                                            Cost.of(
                                                            proposal.candidate()
                                                                    .graph(
                                                                            DatasetName.of(
                                                                                    "shapes")))
                                                    .parameters())
                                    .toList();
            assertThat(scene.trial(screened.trial()).plan().parameters())
                    .isEqualTo(parameters.stream().max(Comparator.naturalOrder()).orElseThrow());
            assertThat(parameters).hasSize(5);
            assertThat(scene.trial(plain.trial()).zeroCostScore())
                    .describedAs("of the second candidate, which is not screened")
                    .isEmpty();
        }
    }

    @Test
    void aScoreIsNoTrainingAndATrainingNoScore() throws Exception {
        try (Scene scene = new Scene(folder)) {
            scene.search(SEARCH.formatted(1, "{\"proposals\": 2}"));
            long worker = scene.worker("one");
            Assignment scoring = scene.mustLease(worker);

            assertThatThrownBy(() -> scene.succeed(scoring, 0.5))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("trial %d is to be scored, not trained".formatted(scoring.trial()));
            assertThat(scene.trial(scoring.trial()).state()).isInstanceOf(TrialState.Leased.class);
        }
    }

    @Test
    void theFieldsOfAScreeningHaveRules() {
        assertThatThrownBy(
                        () -> SearchSpecification.read(SEARCH.formatted(1, "{\"proposals\": 1}")))
                .isInstanceOf(InvalidSpecificationException.class)
                .hasMessageContaining("proposals is 2 to 64, not 1");
        assertThatThrownBy(() ->
                        SearchSpecification.read(SEARCH.formatted(1, "{\"score\": \"synflo\"}")))
                .isInstanceOf(InvalidSpecificationException.class)
                .hasMessageContaining("did you mean synflow?");
    }

    /// Scores the next proposals one after the other.
    private static List<Assignment> score(Scene scene, long worker, double... scores)
            throws Exception {
        List<Assignment> scored = new ArrayList<>();
        for (double score : scores) {
            Assignment work = scene.mustLease(worker);
            scene.schedule
                    .reports()
                    .outcome(Scene.fence(work), new Outcome.Scored(score, 0.1), false);
            scored.add(work);
        }
        return scored;
    }

    private static List<Long> listed(Scene scene, long search) {
        return scene.database.read(tables -> tables.queries().trained(search)).stream()
                .map(Trial::id)
                .toList();
    }
}
