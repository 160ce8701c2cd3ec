package io.cellwright.controller.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.controller.schedule.Decisions;
import io.cellwright.controller.store.Database;
import io.cellwright.controller.store.Home;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.searchspace.trial.Scores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A search that trains from rung to rung and whose controller is killed, against one whose
/// controller never is.
@Timeout(300)
class FidelityKillTest {

    private static final int KILLS = 2;
    private static final int EPOCHS = 4;
    private static final String SEARCH =
            """
            {"dataset": "shapes", "strategy": "reinforce", "baselines": [], "trials": 20,
             "fidelity": {"name": "asha", "reduction": 2}, "recipe": {"epochs": 4},
             "space": {"blocks": 2}}
            """;

    @TempDir Path folder;

    /// What the worker calls next, again where it was not answered.
    private Call next = new Call.Lease();

    private boolean isOver;

    private sealed interface Call {
        record Lease() implements Call {}

        record Epoch(FakeWorker.Work work, int epoch) implements Call {}

        record End(FakeWorker.Work work) implements Call {}
    }

    @Test
    void theSamePromotionsAndStopsFollowHoweverOftenTheControllerIsKilled() throws Exception {
        List<String> expected = whole(folder.resolve("whole"));
        assertThat(expected).endsWith("completed").anyMatch(line -> line.contains("pruned"));
        assertThat(killed(folder.resolve("killed"))).isEqualTo(expected);
    }

    private List<String> whole(Path home) throws Exception {
        try (RunningController controller = new RunningController(home)) {
            controller.search(SEARCH);
            work(FakeWorker.register(controller.pool, "one", 1), new CountDownLatch(0));
        }
        return decisions(home);
    }

    private List<String> killed(Path home) throws Exception {
        next = new Call.Lease();
        isOver = false;
        Random random = new Random(1);
        Optional<FakeWorker> worker = Optional.empty();
        for (int kill = 0; kill < KILLS; kill++) {
            KillableController controller = KillableController.start(home);
            try {
                Client pool = Client.worker(controller.address(), home);
                if (worker.isEmpty()) {
                    Client.operator(controller.address(), home).post("/api/v1/searches", SEARCH);
                    worker = Optional.of(FakeWorker.register(pool, "one", 1));
                }
                FakeWorker here = worker.get().at(pool);
                CountDownLatch enough = new CountDownLatch(15 + random.nextInt(20));
                Thread slot = Thread.startVirtualThread(() -> work(here, enough));
                enough.await();
                controller.kill();
                slot.join();
            } finally {
                controller.kill();
            }
        }
        assertThat(isOver).isFalse();
        try (RunningController controller = new RunningController(home)) {
            work(worker.orElseThrow().at(controller.pool), new CountDownLatch(0));
        }
        return decisions(home);
    }

    /// Makes calls until there is nothing more to do, or the controller is gone.
    private void work(FakeWorker worker, CountDownLatch calls) {
        try {
            while (!isOver) {
                next = make(worker, next);
                calls.countDown();
            }
        } catch (IOException e) {
            // The controller was killed: the same call is made to the next one.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Call make(FakeWorker worker, Call call) throws IOException, InterruptedException {
        return switch (call) {
            case Call.Lease _ -> {
                Optional<FakeWorker.Work> work = worker.lease(1, 0);
                isOver = work.isEmpty();
                yield work.<Call>map(one -> new Call.Epoch(one, one.checkpointEpoch() + 1))
                        .orElse(call);
            }
            case Call.Epoch(FakeWorker.Work work, int epoch) -> {
                require(worker.epoch(work, curve(work).get(epoch - 1)), 204);
                int last = work.pauseAfter() > 0 ? work.pauseAfter() : EPOCHS;
                yield epoch == last ? new Call.End(work) : new Call.Epoch(work, epoch + 1);
            }
            case Call.End(FakeWorker.Work work) -> {
                if (work.pauseAfter() > 0) {
                    byte[] checkpoint = "a checkpoint".getBytes(StandardCharsets.UTF_8);
                    require(worker.pause(work, work.pauseAfter(), checkpoint), 204);
                } else {
                    require(worker.report(work, outcome(work)), 200);
                }
                yield new Call.Lease();
            }
        };
    }

    private static void require(Client.Answer answer, int status) {
        if (answer.status() != status) {
            throw new IllegalStateException(answer.status() + " " + answer.text());
        }
    }

    /// What this network always has.
    private static List<LearningCurve.Point> curve(FakeWorker.Work work) {
        int hash = work.evaluation().candidate().key().hashCode();
        double start = Math.floorMod(hash, 997) / 2_000.0;
        double gain = Math.floorMod(hash, 89) / 1_000.0;
        return IntStream.rangeClosed(1, EPOCHS)
                .mapToObj(epoch -> FakeWorker.point(epoch, start + gain * epoch))
                .toList();
    }

    private static Outcome.Succeeded outcome(FakeWorker.Work work) {
        LearningCurve curve = new LearningCurve(curve(work));
        double accuracy = curve.points().getLast().validationAccuracy();
        return new Outcome.Succeeded(
                curve, Scores.of(accuracy, accuracy, 20, 1000), Optional.empty());
    }

    private static List<String> decisions(Path home) {
        try (Home opened = Home.open(home);
                Database database = Database.open(opened)) {
            return Decisions.of(database, 1);
        }
    }
}
