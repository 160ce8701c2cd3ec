package io.cellwright.controller.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.controller.lifecycle.Change;
import io.cellwright.controller.lifecycle.ConflictException;
import io.cellwright.controller.lifecycle.Lease;
import io.cellwright.controller.lifecycle.TrialRole;
import io.cellwright.controller.lifecycle.TrialState;
import io.cellwright.controller.search.SearchSpecification;
import io.cellwright.searchspace.trial.Candidate;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.FailureReason;
import io.cellwright.searchspace.trial.Latency;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Scores;
import io.cellwright.searchspace.zoo.Zoo;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123Z");
    private static final SearchSpecification SPECIFICATION =
            SearchSpecification.on(DatasetName.SHAPES);
    private static final Worker.Description WORKER =
            new Worker.Description("w", 1, "cpu", "PyTorch", "1");
    private static final Scores EVERYTHING =
            new Scores(
                    0.5,
                    0.4,
                    OptionalDouble.of(0.9),
                    OptionalDouble.of(1.5),
                    20,
                    1000,
                    OptionalLong.of(5_000_000_000L),
                    Optional.of(new Latency(1.5, OptionalDouble.empty())));

    @TempDir Path folder;
    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(Database.url(folder), () -> {});
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void reopen() {
        database.close();
        open();
    }

    private long search() {
        return database.write(tables -> tables.searches().insert(SPECIFICATION, NOON));
    }

    @Test
    void aFolderOfImagesWithALongNameIsKept() {
        DatasetName folder = DatasetName.of("folder:" + "a".repeat(64) + ":3x224x224:1000:1281167");
        SearchSpecification onFolder = SearchSpecification.on(folder);
        long search = database.write(tables -> tables.searches().insert(onFolder, NOON));
        long worker =
                database.write(tables -> tables.workers().insert(WORKER, Optional.empty(), NOON));
        database.useWrite(tables -> tables.missingDatasets().note(worker, folder, "not here"));
        reopen();

        assertThat(database.read(tables -> tables.searches().get(search)).specification())
                .isEqualTo(onFolder);
        List<MissingDataset> missing = database.read(tables -> tables.missingDatasets().of(worker));
        assertThat(missing).containsExactly(new MissingDataset(folder, "not here"));
    }

    private Trial trial(long search, int number) {
        TrialPlan plan =
                TrialPlan.of(
                        search,
                        TrialRole.BASELINE,
                        number,
                        SPECIFICATION.evaluation(new Candidate.HandDesigned(Zoo.named("resnet20"))),
                        List.of(3, 1, 2));
        long id = database.write(tables -> tables.trials().insert(plan, NOON));
        return database.read(tables -> tables.trials().get(id));
    }

    private Trial moved(Trial trial, TrialState state) {
        database.useWrite(tables -> tables.trials().move(trial, state));
        return database.read(tables -> tables.trials().get(trial.id()));
    }

    private Trial read(long trial) {
        return database.read(tables -> tables.trials().get(trial));
    }

    private List<SearchRow> searches() {
        return database.read(tables -> tables.searches().all());
    }

    @Test
    void whatIsWrittenIsReadBackAfterReopening() {
        long search = search();
        Trial trial = trial(search, 1);
        reopen();
        SearchRow row = database.read(tables -> tables.searches().get(search));
        assertThat(row.specification()).isEqualTo(SPECIFICATION);
        assertThat(row.createdAt()).isEqualTo(NOON);
        assertThat(read(trial.id())).isEqualTo(trial);
        assertThat(trial.plan().choices()).containsExactly(3, 1, 2);
    }

    @Test
    void everyStateIsReadBackAsItWasWritten() {
        long search = search();
        Trial trial = trial(search, 1);
        Lease lease = new Lease(4, 2, 1, NOON.plusSeconds(45));
        database.useWrite(tables -> tables.trials().begin(trial, lease, NOON));
        Trial leased = database.read(tables -> tables.trials().get(trial.id()));
        assertThat(leased.state()).isEqualTo(new TrialState.Leased(lease));
        assertThat(leased.startedAt()).isEqualTo(NOON);
        Trial running = moved(leased, new TrialState.Running(lease));
        assertThat(running.lease()).contains(lease);
        List<TrialState> ends =
                List.of(
                        new TrialState.Succeeded(NOON, Scores.of(0.5, 0.4, 20, 1000)),
                        new TrialState.Succeeded(NOON, EVERYTHING),
                        new TrialState.Failed(NOON, FailureReason.NOT_A_NUMBER, "the loss"),
                        new TrialState.Cancelled(NOON),
                        new TrialState.Pruned(NOON),
                        new TrialState.Paused(),
                        new TrialState.Suggested());
        for (int number = 0; number < ends.size(); number++) {
            Trial other = trial(search, number + 2);
            database.useWrite(tables -> tables.trials().begin(other, lease, NOON));
            Trial begun = database.read(tables -> tables.trials().get(other.id()));
            Trial ended = moved(moved(begun, new TrialState.Running(lease)), ends.get(number));
            assertThat(ended.state()).isEqualTo(ends.get(number));
        }
    }

    @Test
    void aMoveFromAStateThatHasChangedMeanwhileIsRefused() {
        Trial trial = trial(search(), 1);
        moved(trial, new TrialState.Cancelled(NOON));
        assertThatThrownBy(() -> moved(trial, new TrialState.Cancelled(NOON)))
                .isInstanceOf(ConflictException.class)
                .hasMessage("trial 1 is no longer suggested");
    }

    @Test
    void aFailedTransactionLeavesNothingAndTellsNobody() {
        List<Change> told = new ArrayList<>();
        database.watch(told::add);
        assertThatThrownBy(() ->
                        database.useWrite(tables -> {
                            tables.searches().insert(SPECIFICATION, NOON);
                            tables.changed(new Change.SearchChanged(1));
                            throw new IllegalStateException("as the test wanted");
                        }))
                .hasMessage("as the test wanted");
        assertThat(searches()).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void aChangeIsToldOnceAndWhenItIsCommitted() {
        List<Change> told = new ArrayList<>();
        database.watch(change -> {
            assertThat(searches()).hasSize(1);
            told.add(change);
        });
        database.useWrite(tables -> {
            tables.changed(new Change.SearchChanged(1));
            tables.searches().insert(SPECIFICATION, NOON);
            tables.changed(new Change.SearchChanged(1));
        });
        assertThat(told).containsExactly(new Change.SearchChanged(1));
    }

    @Test
    void aPointOfTheSameEpochTakesTheOthersPlace() {
        Trial trial = trial(search(), 1);
        OptionalDouble none = OptionalDouble.empty();
        OptionalDouble most = OptionalDouble.of(0.9);
        LearningCurve.Point first = new LearningCurve.Point(1, 2, 0.1, 2, 0.1, 0.1, 5, none);
        LearningCurve.Point better = new LearningCurve.Point(1, 1, 0.2, 1, 0.2, 0.1, 5, most);
        LearningCurve.Point second = new LearningCurve.Point(2, 1, 0.3, 1, 0.3, 0.1, 9, none);
        database.useWrite(tables -> {
            tables.epochs().put(trial.id(), second);
            tables.epochs().put(trial.id(), first);
            tables.epochs().put(trial.id(), better);
        });
        List<LearningCurve.Point> curve = database.read(tables -> tables.epochs().of(trial.id()));
        assertThat(curve).containsExactly(better, second);
    }
}
