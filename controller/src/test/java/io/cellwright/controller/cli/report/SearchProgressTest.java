package io.cellwright.controller.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.cli.client.Documents;
import io.cellwright.controller.cli.client.SearchView;
import io.cellwright.controller.cli.client.TrialView;
import io.cellwright.controller.cli.output.ProgressLine;
import io.cellwright.controller.cli.output.Screen;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SearchProgressTest {

    private final Screen screen = new Screen();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

    private SearchProgress progress(boolean animated) {
        return new SearchProgress(new ProgressLine(screen.terminal(animated)), clock);
    }

    private static SearchView search(String state, int succeeded) {
        return SearchView.of(Documents.search(1, state, succeeded));
    }

    private String lastDrawn() {
        return screen.err().substring(screen.err().lastIndexOf('\r') + 4);
    }

    @Test
    void candidatesBaselinesBestAccuracyAndTimeLeftAreShown() {
        progress(false).search(search("running", 1));
        assertThat(screen.err())
                .isEqualTo("1/3 candidates, 0/1 baselines, best 61.3 %, about 2 min 10 s left\n");
    }

    @Test
    void candidatesThatWereStoppedEarlyHaveEnded() {
        ObjectNode search = Documents.search(1, "running", 1);
        ((ObjectNode) search.get("progress")).put("pruned", 2);
        progress(false).search(SearchView.of(search));
        assertThat(screen.err())
                .startsWith("3/3 candidates, 0/1 baselines, 2 stopped early, best 61.3 %");
    }

    @Test
    void aSearchWithoutBaselinesSpeaksOfNone() {
        ObjectNode search = Documents.search(1, "running", 2);
        ((ObjectNode) search.get("progress")).put("total", 3);
        progress(false).search(SearchView.of(search));
        assertThat(screen.err()).startsWith("2/3 candidates, best");
    }

    @Test
    void theTimeLeftFallsWhileNothingHappens() {
        SearchProgress progress = progress(true);
        progress.search(search("running", 1));
        now.set(Instant.ofEpochSecond(25));
        progress.moment();
        assertThat(lastDrawn()).endsWith("about 1 min 45 s left");
        now.set(Instant.ofEpochSecond(1000));
        progress.moment();
        assertThat(lastDrawn()).endsWith("about 0 s left");
    }

    @Test
    void anEpochMovesTheBarByItsShareOfATrial() {
        SearchProgress progress = progress(true);
        progress.search(search("running", 1));
        assertThat(lastDrawn()).startsWith("[######------------------]");
        progress.epoch(18, 1);
        assertThat(lastDrawn()).startsWith("[#########---------------]");
    }

    @Test
    void aTrialThatEndedCountsOnlyAsATrial() {
        SearchProgress progress = progress(true);
        progress.epoch(17, 2);
        progress.trial(TrialView.of(Documents.trial(17, 0.6)));
        progress.search(search("running", 1));
        assertThat(lastDrawn()).startsWith("[######------------------]");
    }

    @Test
    void aFailedTrialIsToldWithItsReason() {
        SearchProgress progress = progress(false);
        progress.trial(TrialView.of(Documents.failed(17, "NOT_A_NUMBER", "m")));
        assertThat(screen.err()).isEqualTo("trial 17 failed: NOT_A_NUMBER: m\n");
    }

    @Test
    void whyASearchWaitsIsToldOnce() {
        SearchProgress progress = progress(false);
        SearchView waiting =
                SearchView.of(Documents.search(1, "running", 0).put("warning", "no worker can"));
        progress.search(waiting);
        progress.search(waiting);
        assertThat(screen.err()).containsOnlyOnce("the search waits: no worker can\n");
    }

    @Test
    void anInterruptionAndItsEndAreTold() {
        SearchProgress progress = progress(false);
        progress.interrupted("why");
        progress.search(search("paused", 0));
        assertThat(screen.err())
                .isEqualTo(
                        """
                        lost the connection to the controller; waiting for it to come back
                        the controller is back
                        0/3 candidates, 0/1 baselines, paused
                        """);
    }
}
