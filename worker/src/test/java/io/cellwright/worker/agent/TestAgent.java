package io.cellwright.worker.agent;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// An agent at work in a thread of its own, drained at the end of its test.
final class TestAgent implements AutoCloseable {

    private final Agent agent;
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> run;

    private TestAgent(FakeController controller, Settings settings) {
        AgentSettings own =
                new AgentSettings(
                        "test",
                        settings.slots(),
                        "cpu",
                        "0.1.0",
                        settings.patience(),
                        1,
                        settings.timing());
        agent =
                new Agent(
                        own,
                        new Connection(controller.address(), settings.token()),
                        new TestTrainers(settings.body()),
                        notices::add,
                        InstantSource.system());
        run = CompletableFuture.runAsync(agent::run, task -> Thread.ofVirtual().start(task));
    }

    /// What differs from test to test.
    record Settings(
            TestTrainers.Body body,
            int slots,
            String token,
            Optional<Duration> patience,
            Timing timing) {

        static Settings training(TestTrainers.Body body) {
            return new Settings(body, 1, FakeController.TOKEN, Optional.empty(), AgentTests.TIMING);
        }

        Settings withSlots(int count) {
            return new Settings(body, count, token, patience, timing);
        }

        Settings withToken(String other) {
            return new Settings(body, slots, other, patience, timing);
        }

        Settings withPatience(Duration limit) {
            return new Settings(body, slots, token, Optional.of(limit), timing);
        }

        Settings withDrainLimit(Duration limit) {
            Timing shorter =
                    new Timing(
                            timing.second(),
                            timing.leaseWaitSeconds(),
                            timing.request(),
                            timing.firstPause(),
                            timing.longestPause(),
                            timing.noticeEvery(),
                            limit);
            return new Settings(body, slots, token, patience, shorter);
        }

        TestAgent start(FakeController controller) {
            return new TestAgent(controller, this);
        }
    }

    void drain() {
        agent.drain();
    }

    List<String> notices() {
        return notices;
    }

    /// Waits until the agent has ended; throws what it threw.
    void join() {
        try {
            run.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AgentException failure) {
                throw failure;
            }
            throw new AssertionError(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the agent did not end; it said " + notices, e);
        }
    }

    @Override
    public void close() {
        agent.drain();
        // What it threw is the business of join().
        run.exceptionally(_ -> null).join();
    }
}
