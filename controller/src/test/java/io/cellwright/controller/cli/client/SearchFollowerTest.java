package io.cellwright.controller.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchFollowerTest {

    private static final String EVENTS = "/api/v1/searches/1/events";

    private final List<String> heard = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private FakeController controller;
    private ControllerClient client;

    @BeforeEach
    void start() throws IOException {
        controller = new FakeController(0);
        client = controller.client();
    }

    @AfterEach
    void stop() {
        client.close();
        controller.close();
    }

    private SearchView follow(Pause pause) {
        return new SearchFollower(client, pause, new Recorder()).follow(1);
    }

    private static String search(String state, int succeeded) {
        return Documents.event("search", Documents.search(1, state, succeeded));
    }

    @Test
    void aSearchIsFollowedToItsEnd() {
        controller.stream(
                EVENTS,
                search("running", 0)
                        + Documents.event("epoch", Map.of("trial", 17, "point", Map.of("epoch", 1)))
                        + Documents.event("trial", Documents.trial(17, 0.6))
                        + Documents.event("something-new", Map.of())
                        + search("completed", 4));
        assertThat(follow(waits::add).completed()).isTrue();
        assertThat(heard)
                .containsExactly(
                        "search running 0", "epoch 17/1", "trial 17", "search completed 4");
        assertThat(waits).isEmpty();
    }

    @Test
    void aLostConnectionIsMadeAnew() {
        controller.stream(EVENTS, search("running", 1)).stream(EVENTS, "").stream(EVENTS, "")
                .stream(EVENTS, search("running", 2) + search("cancelled", 2));
        assertThat(follow(waits::add).completed()).isFalse();
        assertThat(heard)
                .containsExactly(
                        "search running 1",
                        "interrupted",
                        "search running 2",
                        "search cancelled 2");
        assertThat(waits)
                .containsExactly(
                        Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void aRestartedControllerAtAnotherPortIsFound() throws IOException {
        controller.stream(EVENTS, search("running", 1));
        List<FakeController> running = new ArrayList<>(List.of(controller));
        try (ControllerClient moving = new ControllerClient(() -> running.getLast().endpoint())) {
            Pause restart =
                    pause -> {
                        waits.add(pause);
                        controller.close();
                        if (waits.size() == 2) {
                            running.add(restarted());
                        }
                    };
            assertThat(new SearchFollower(moving, restart, new Recorder()).follow(1).completed())
                    .isTrue();
        } finally {
            running.getLast().close();
        }
        assertThat(heard).containsExactly("search running 1", "interrupted", "search completed 4");
        assertThat(waits).hasSize(2);
    }

    private static FakeController restarted() {
        try {
            return new FakeController(0).stream(EVENTS, search("completed", 4));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aControllerThatWasNeverThereIsAnErrorAtOnce() {
        controller.close();
        assertThatThrownBy(() -> follow(waits::add))
                .isInstanceOf(ControllerUnreachableException.class);
        assertThat(waits).isEmpty();
    }

    @Test
    void aSearchThatDoesNotExistIsAnErrorAtOnce() {
        assertThatThrownBy(() -> follow(waits::add)).isInstanceOf(RefusedException.class);
        assertThat(waits).isEmpty();
    }

    @Test
    void aControllerThatStaysAwayIsGivenUp() {
        controller.stream(EVENTS, search("running", 1)).stream(EVENTS, "");
        assertThatThrownBy(() -> follow(waits::add))
                .isInstanceOf(ControllerUnreachableException.class);
        assertThat(waits).hasSizeGreaterThan(100);
    }

    private final class Recorder implements SearchFollower.Listener {

        @Override
        public void search(SearchView search) {
            heard.add("search %s %d".formatted(search.state(), search.progress().succeeded()));
        }

        @Override
        public void trial(TrialView trial) {
            heard.add("trial " + trial.id());
        }

        @Override
        public void epoch(long trial, int epoch) {
            heard.add("epoch %d/%d".formatted(trial, epoch));
        }

        @Override
        public void moment() {
            heard.add("moment");
        }

        @Override
        public void interrupted(String reason) {
            heard.add("interrupted");
        }
    }
}
