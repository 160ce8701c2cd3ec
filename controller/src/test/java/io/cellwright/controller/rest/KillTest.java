package io.cellwright.controller.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.controller.lifecycle.TrialState;
import io.cellwright.controller.search.objective.Objective;
import io.cellwright.controller.search.strategy.Observation;
import io.cellwright.controller.store.Database;
import io.cellwright.controller.store.Home;
import io.cellwright.controller.store.Trial;
import io.cellwright.controller.store.TrialCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class KillTest {

    private static final int KILLS = 6;
    private static final int SLOTS = 3;
    private static final int TRIALS = 5_000;

    @TempDir Path folder;

    /// Every report that a controller acknowledged, by its trial.
    private final Map<Long, Double> acknowledged = new ConcurrentHashMap<>();

    /// Each slot's work whose report has no answer yet, which it sends again.
    private final Map<Integer, FakeWorker.Work> unanswered = new ConcurrentHashMap<>();

    @Test
    void noAcknowledgedReportIsLostOrCountedTwiceHoweverOftenTheControllerOfAnOldHomeIsKilled()
            throws Exception {
        Path home = folder.resolve("home");
        age(home);
        Random random = new Random(1);
        Optional<FakeWorker> worker = Optional.empty();
        for (int kill = 0; kill < KILLS; kill++) {
            KillableController controller = KillableController.start(home);
            try {
                Client pool = Client.worker(controller.address(), home);
                if (worker.isEmpty()) {
                    worker = Optional.of(prepare(controller, home, pool));
                }
                FakeWorker here = worker.get().at(pool);
                workUntilKilled(controller, here, 20 + random.nextInt(40));
            } finally {
                controller.kill();
            }
            // In between, the next controller finds what the killed one left, with nothing tidied
            // up.
            if (kill % 2 == 1) {
                requireAllKept(home);
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(KILLS * 20);
    }

    /// Makes a home whose database counts as old from the start. H2 writes over a part of its file
    /// only after nothing in it was valid for the time of retention, 45 seconds. A younger database
    /// is only ever added to, and hides what goes wrong with that: H2 2.5.252 loses commits here.
    private static void age(Path home) throws SQLException {
        try (Home opened = Home.open(home);
                Database _ = Database.open(opened);
                Connection connection =
                        DriverManager.getConnection(
                                "jdbc:h2:file:%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"
                                        .formatted(opened.folder().resolve("controller")),
                                "sa",
                                "");
                Statement statement = connection.createStatement()) {
            // The setting stays in the database.
            statement.execute("SET RETENTION_TIME 0");
        }
    }

    private static FakeWorker prepare(KillableController controller, Path home, Client pool)
            throws IOException, InterruptedException {
        Client.operator(controller.address(), home)
                .post(
                        "/api/v1/searches",
                        "{\"dataset\": \"shapes\", \"trials\": %d, \"strategy\": \"random\"}"
                                .formatted(TRIALS));
        return FakeWorker.register(pool, "one", SLOTS);
    }

    /// Kills the controller when so many reports were acknowledged, while all slots are at it.
    private void workUntilKilled(KillableController controller, FakeWorker worker, int reports)
            throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(reports);
        List<Thread> slots =
                LongStream.rangeClosed(1, SLOTS)
                        .mapToObj(slot ->
                                Thread.startVirtualThread(
                                        () -> workOff(worker, (int) slot, enough)))
                        .toList();
        enough.await();
        controller.kill();
        for (Thread slot : slots) {
            slot.join();
        }
    }

    private void workOff(FakeWorker worker, int slot, CountDownLatch enough) {
        try {
            while (true) {
                FakeWorker.Work work = unanswered.get(slot);
                if (work == null) {
                    work = worker.lease(slot, 5).orElseThrow();
                    unanswered.put(slot, work);
                }
                Client.Answer answer = worker.succeed(work);
                // Also a report that is sent again must be accepted: its lease has not run out.
                if (answer.status() != 200) {
                    throw new IllegalStateException(answer.text());
                }
                acknowledged.put(
                        work.trial(),
                        FakeWorker.outcome(work.evaluation()).scores().validationAccuracy());
                unanswered.remove(slot);
                enough.countDown();
            }
        } catch (IOException e) {
            // The controller was killed: the same report is sent to the next one.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void requireAllKept(Path home) {
        try (Home opened = Home.open(home);
                Database database = Database.open(opened)) {
            List<Trial> trials = database.read(tables -> tables.queries().ofSearch(1));
            Map<Long, Trial> byId = new HashMap<>();
            trials.forEach(trial -> byId.put(trial.id(), trial));
            acknowledged.forEach((id, accuracy) ->
                    assertThat(Objects.requireNonNull(byId.get(id)).state())
                            .as("trial %d", id)
                            .extracting("scores.validationAccuracy")
                            .isEqualTo(accuracy));
            List<Observation> observations =
                    database.read(
                            tables -> tables.queries().observations(1, 0, Objective.ACCURACY));
            List<Trial> observed =
                    trials.stream().filter(trial -> trial.observation() != null).toList();
            assertThat(observed)
                    .extracting(Trial::observation)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, observations.size()).boxed().toList());
            assertThat(trials).allMatch(trial -> trial.attempts() <= 1);
            TrialCounts counts = database.read(tables -> tables.queries().counts(1));
            assertThat(counts.in(TrialState.Kind.SUCCEEDED))
                    .isBetween((long) acknowledged.size(), acknowledged.size() + (long) SLOTS);
        }
    }
}
