package io.cellwright.controller.schedule;

import io.cellwright.controller.lifecycle.TrialState;
import io.cellwright.controller.pool.WorkerPool;
import io.cellwright.controller.search.SearchSpecification;
import io.cellwright.controller.search.strategy.Strategies;
import io.cellwright.controller.search.strategy.StrategyFactory;
import io.cellwright.controller.store.Database;
import io.cellwright.controller.store.Home;
import io.cellwright.controller.store.Trial;
import io.cellwright.controller.store.TrialFiles;
import io.cellwright.controller.store.Worker;
import io.cellwright.searchspace.trial.FailureReason;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.searchspace.trial.Scores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// A schedule over a database in a folder, with a clock that only the test moves.
final class Scene implements AutoCloseable {

    static final LeaseTerms TERMS = LeaseTerms.standard();

    final SettableClock clock;
    final Home home;
    final Database database;
    final TrialFiles files;
    final Schedule schedule;
    final WorkerPool pool;

    Scene(Path folder) {
        this(folder, Strategies::create);
    }

    /// At the time of a clock that another scene had.
    Scene(Path folder, SettableClock clock) {
        this(folder, Strategies::create, clock);
    }

    Scene(Path folder, StrategyFactory strategies) {
        this(folder, strategies, new SettableClock());
    }

    private Scene(Path folder, StrategyFactory strategies, SettableClock clock) {
        this.clock = clock;
        home = Home.open(folder);
        database = Database.open(home);
        files =
                TrialFiles.open(
                        home,
                        TrialFiles.Kind.CHECKPOINTS,
                        database.read(tables -> tables.queries().checkpointFiles()));
        schedule = new Schedule(database, files, strategies, TERMS, clock);
        pool = new WorkerPool(database, TERMS.lease(), clock);
        // The first sweep after a start only begins the time of grace.
        schedule.expiry().sweep();
    }

    @Override
    public void close() {
        database.close();
        home.close();
    }

    long search(String request) {
        return schedule.searches().create(SearchSpecification.read(request));
    }

    /// A search of random cells without a baseline.
    long search(int trials) {
        return search(
                "{\"dataset\": \"shapes\", \"strategy\": \"random\", \"baselines\": [], \"trials\": %d}"
                        .formatted(trials));
    }

    long worker(String name) {
        long worker =
                pool.register(
                        new Worker.Description(name, 4, "cpu", "none", "0.1.0"), Optional.of(name));
        schedule.leases().loseAll(worker);
        return worker;
    }

    Optional<Assignment> lease(long worker, int slot) throws InterruptedException {
        return schedule.leases().next(worker, slot, Duration.ZERO, () -> false);
    }

    Assignment mustLease(long worker) throws InterruptedException {
        return lease(worker, 1).orElseThrow();
    }

    void succeed(Assignment work, double accuracy) {
        schedule.reports().outcome(fence(work), succeeded(accuracy), false);
    }

    void fail(Assignment work, FailureReason reason, String message) {
        fail(work, reason, message, false);
    }

    void fail(Assignment work, FailureReason reason, String message, boolean alone) {
        schedule.reports()
                .outcome(
                        fence(work),
                        new Outcome.Failed(new LearningCurve(List.of()), reason, message),
                        alone);
    }

    /// Reports this epoch.
    void epoch(Assignment work, int epoch) {
        schedule.reports().epoch(fence(work), point(epoch));
    }

    /// Reports this epoch with a validation accuracy. Answers whether training goes on.
    boolean epoch(Assignment work, int epoch, double accuracy) {
        return schedule.reports().epoch(fence(work), point(epoch, accuracy));
    }

    /// Reports an outcome with these validation accuracies, by epoch.
    void succeed(Assignment work, List<Double> accuracies) {
        List<LearningCurve.Point> points =
                IntStream.rangeClosed(1, accuracies.size())
                        .mapToObj(epoch -> point(epoch, accuracies.get(epoch - 1)))
                        .toList();
        Scores scores = Scores.of(accuracies.getLast(), accuracies.getLast(), 5, 1000);
        schedule.reports()
                .outcome(
                        fence(work),
                        new Outcome.Succeeded(new LearningCurve(points), scores, Optional.empty()),
                        false);
    }

    /// Trains a trial with these validation accuracies, by epoch, as far as it is to go now.
    void train(Assignment work, List<Double> accuracies) {
        int last = work.pauseAfter() == 0 ? accuracies.size() : work.pauseAfter();
        for (int epoch = work.checkpointEpoch() + 1; epoch <= last; epoch++) {
            if (!epoch(work, epoch, accuracies.get(epoch - 1))) {
                return;
            }
        }
        if (work.pauseAfter() == 0) {
            succeed(work, accuracies);
        } else {
            pause(work, last, "after " + last);
        }
    }

    /// Hands in a checkpoint with this text after that epoch.
    void pause(Assignment work, int epoch, String text) {
        Path written = files.temporary();
        try {
            Files.writeString(written, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        schedule.checkpoints().pause(fence(work), epoch, written);
    }

    /// The epochs of a trial's learning curve.
    List<Integer> epochs(long trial) {
        return database.read(tables -> tables.epochs().of(trial)).stream()
                .map(LearningCurve.Point::epoch)
                .toList();
    }

    Trial trial(long id) {
        return database.read(tables -> tables.trials().get(id));
    }

    String state(long trial) {
        return trial(trial).state().kind().text();
    }

    TrialState.Failed failure(long trial) {
        return (TrialState.Failed) trial(trial).state();
    }

    List<Trial> trials(long search) {
        return database.read(tables -> tables.queries().ofSearch(search));
    }

    /// Lets so many seconds pass, with a sweep every 5 seconds as in production.
    void pass(int seconds) {
        for (int passed = 0; passed < seconds; passed += 5) {
            clock.advance(Duration.ofSeconds(5));
            if (schedule.expiry().sweep()) {
                pool.sweep();
            }
        }
    }

    static Fence fence(Assignment work) {
        return new Fence(work.trial(), work.fence());
    }

    static LearningCurve.Point point(int epoch) {
        return point(epoch, 0.3);
    }

    static LearningCurve.Point point(int epoch, double accuracy) {
        return new LearningCurve.Point(
                epoch, 2, 0.3, 2, accuracy, 0.01, 5 * epoch, OptionalDouble.empty());
    }

    static Outcome.Succeeded succeeded(double accuracy) {
        return new Outcome.Succeeded(
                new LearningCurve(
                        List.of(
                                new LearningCurve.Point(
                                        1, 2, 0.3, 2, accuracy, 0.01, 5, OptionalDouble.empty()))),
                Scores.of(accuracy, accuracy, 5, 1000),
                Optional.empty());
    }
}
