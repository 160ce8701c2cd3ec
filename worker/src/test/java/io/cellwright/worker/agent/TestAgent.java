package io.cellwright.worker.agent;

import io.cellwright.searchspace.trial.Evaluation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToLongFunction;

/// An agent at work in a thread of its own, drained at the end of its test.
final class TestAgent implements AutoCloseable {

    private final Agent agent;
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Boolean> run;

    private TestAgent(FakeController controller, Settings settings) {
        AgentSettings own =
                new AgentSettings(
                        "test-1",
                        "test",
                        settings.slots(),
                        "cpu",
                        "0.1.0",
                        OptionalLong.empty(),
                        settings.patience(),
                        1,
                        settings.timing());
        agent =
                new Agent(
                        own,
                        new Connection(controller.address(), settings.token()),
                        settings.trainers(),
                        notices::add,
                        InstantSource.system());
        run = CompletableFuture.supplyAsync(agent::run, task -> Thread.ofVirtual().start(task));
    }

    /// What differs from test to test.
    record Settings(
            TestTrainers trainers,
            int slots,
            String token,
            Optional<Duration> patience,
            Timing timing) {

        static Settings training(TestTrainers.Body body) {
            return resuming(TestTrainers.fromTheBeginning(body));
        }

        static Settings resuming(TestTrainers.Resumable body) {
            TestTrainers trainers = new TestTrainers(body, _ -> 1, TestTrainers.PLENTY);
            return new Settings(
                    trainers, 1, FakeController.TOKEN, Optional.empty(), AgentTests.TIMING);
        }

        Settings withSlots(int count) {
            return new Settings(trainers, count, token, patience, timing);
        }

        Settings withToken(String other) {
            return new Settings(trainers, slots, other, patience, timing);
        }

        Settings withPatience(Duration limit) {
            return new Settings(trainers, slots, token, Optional.of(limit), timing);
        }

        /// As if each of the trials took so much memory, of what there is.
        Settings withMemory(ToLongFunction<Evaluation> predicted, MemoryGauge gauge) {
            TestTrainers limited = new TestTrainers(trainers.body(), predicted, gauge);
            return new Settings(limited, slots, token, patience, timing);
        }

        /// With these limits for a checkpoint, and for everything else.
        Settings withDrainLimits(Duration pause, Duration limit) {
            Timing shorter =
                    new Timing(
                            timing.second(),
                            timing.leaseWaitSeconds(),
                            timing.request(),
                            timing.firstPause(),
                            timing.longestPause(),
                            timing.noticeEvery(),
                            timing.memory(),
                            pause,
                            limit);
            return new Settings(trainers, slots, token, patience, shorter);
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

    /// Waits until the agent has ended, and answers whether its trainings have; throws what it
    /// threw.
    boolean join() {
        try {
            return run.get(30, TimeUnit.SECONDS);
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
