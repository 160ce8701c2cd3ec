package io.cellwright.controller.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.controller.cli.output.CommandFailure;
import io.cellwright.searchspace.trial.InvalidDocumentException;
import io.cellwright.searchspace.trial.Json;
import java.time.Duration;
import java.util.Optional;

/// Follows a search until it has ended, across restarts of the controller.
///
/// Nothing is lost with a connection: each stream begins with the whole search.
public final class SearchFollower {

    /// What a follower tells.
    public interface Listener {

        /// Something in the search changed, or it was read anew after an interruption.
        void search(SearchView search);

        /// A trial changed its state.
        void trial(TrialView trial);

        /// A running trial has trained one more epoch.
        void epoch(long trial, int epoch);

        /// A moment without news has passed.
        void moment();

        /// The connection is gone, and it is being tried anew.
        void interrupted(String reason);
    }

    private static final Duration MOMENT = Duration.ofSeconds(1);

    /// The controller gives a sign of life every 15 seconds.
    private static final int MOMENTS_OF_SILENCE = 45;

    /// With the back-off below about ten minutes: longer than any restart.
    private static final int ATTEMPTS = 120;

    private static final BackOff BACK_OFF =
            new BackOff(Duration.ofMillis(250), Duration.ofSeconds(5));

    private final ControllerClient client;
    private final Pause pause;
    private final Listener listener;

    public SearchFollower(ControllerClient client, Pause pause, Listener listener) {
        this.client = client;
        this.pause = pause;
        this.listener = listener;
    }

    /// Returns the search as it ended, completed or cancelled. Throws [CommandFailure] where the
    /// search cannot be followed at all, and where the controller stays away.
    public SearchView follow(long id) {
        boolean connected = false;
        int failures = 0;
        while (true) {
            CommandFailure reason;
            try (EventStream events = client.events(Api.search(id) + "/events")) {
                connected = true;
                Ending ending = follow(events);
                if (ending.search().isPresent()) {
                    return ending.search().get();
                }
                failures = ending.heardOf() ? 1 : failures + 1;
                reason =
                        new ControllerUnreachableException(
                                "the connection to the controller ended");
            } catch (ControllerUnreachableException e) {
                failures++;
                reason = e;
            } catch (RefusedException e) {
                if (!e.isTheServersFault()) {
                    throw e;
                }
                failures++;
                reason = e;
            }
            if (!connected || failures > ATTEMPTS || Thread.currentThread().isInterrupted()) {
                throw reason;
            }
            if (failures == 1) {
                listener.interrupted(String.valueOf(reason.getMessage()));
            }
            pause.of(BACK_OFF.after(failures));
        }
    }

    /// How a stream ended: with the end of the search, or for another reason.
    private record Ending(Optional<SearchView> search, boolean heardOf) {}

    private Ending follow(EventStream events) {
        boolean heardOf = false;
        int silence = 0;
        while (silence < MOMENTS_OF_SILENCE) {
            switch (events.next(MOMENT)) {
                case EventStream.Received.Event(ServerSentEvent event) -> {
                    silence = 0;
                    heardOf = true;
                    Optional<SearchView> ended = handle(event);
                    if (ended.isPresent()) {
                        return new Ending(ended, true);
                    }
                }
                case EventStream.Received.SignOfLife() -> silence = 0;
                case EventStream.Received.Silence() -> {
                    silence++;
                    listener.moment();
                }
                case EventStream.Received.End() -> {
                    return new Ending(Optional.empty(), heardOf);
                }
            }
        }
        return new Ending(Optional.empty(), heardOf);
    }

    private Optional<SearchView> handle(ServerSentEvent event) {
        JsonNode data;
        try {
            data = Json.readTree(event.data());
        } catch (InvalidDocumentException e) {
            throw new CommandFailure("the controller sent an event that is not JSON", e);
        }
        switch (event.name()) {
            case "search" -> {
                SearchView search = SearchView.of(data);
                listener.search(search);
                return Optional.of(search).filter(SearchView::ended);
            }
            case "trial" -> listener.trial(TrialView.of(data));
            case "epoch" ->
                    listener.epoch(
                            data.path("trial").asLong(), data.path("point").path("epoch").asInt());
            // A newer controller may tell more.
            default -> {}
        }
        return Optional.empty();
    }
}
