package io.cellwright.controller.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.controller.store.MissingDataset;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.FailureReason;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingDatasetTest {

    @TempDir Path folder;
    private Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene(folder.resolve("home"));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private Assignment lackingTheDataSet(long worker) throws InterruptedException {
        Assignment work = scene.mustLease(worker);
        scene.fail(work, FailureReason.DATASET_UNAVAILABLE, "no such folder");
        return work;
    }

    @Test
    void aTrialWhoseWorkerLacksTheDataSetWaitsWithAllItsAttempts() throws Exception {
        long search = scene.search(3);
        long worker = scene.worker("one");
        Assignment work = lackingTheDataSet(worker);
        for (int turn = 0; turn < 5; turn++) {
            assertThat(scene.lease(worker, 1)).isEmpty();
        }
        assertThat(scene.state(work.trial())).isEqualTo("suggested");
        assertThat(scene.trial(work.trial()).attempts()).isZero();
        // Nor is anything suggested that nobody can train.
        assertThat(scene.trials(search)).hasSize(1);
    }

    @Test
    void whateverItsSlotsHadBegunComesBackToo() throws Exception {
        scene.search(2);
        long worker = scene.worker("one");
        Assignment first = scene.lease(worker, 1).orElseThrow();
        Assignment second = scene.lease(worker, 2).orElseThrow();
        scene.fail(first, FailureReason.DATASET_UNAVAILABLE, "no such folder");
        scene.fail(second, FailureReason.DATASET_UNAVAILABLE, "damaged");
        assertThat(scene.state(second.trial())).isEqualTo("suggested");
        List<MissingDataset> missing =
                scene.database.read(tables -> tables.missingDatasets().of(worker));
        assertThat(missing).containsExactly(new MissingDataset(DatasetName.SHAPES, "damaged"));
    }

    @Test
    void anotherWorkerGoesOnWithTheTrial() throws Exception {
        scene.search(1);
        Assignment work = lackingTheDataSet(scene.worker("one"));
        Assignment again = scene.mustLease(scene.worker("two"));
        assertThat(again.trial()).isEqualTo(work.trial());
        scene.succeed(again, 0.5);
        assertThat(scene.trial(work.trial()).attempts()).isEqualTo(1);
    }

    @Test
    void theWorkerIsGivenTrialsOfOtherDataSets() throws Exception {
        scene.search(1);
        long worker = scene.worker("one");
        lackingTheDataSet(worker);
        long other = scene.search("{\"dataset\": \"cifar10\", \"strategy\": \"random\"}");
        assertThat(scene.trial(scene.mustLease(worker).trial()).plan().search()).isEqualTo(other);
    }

    @Test
    void theSameWorkerIsGivenTheTrialWhenItRegistersAgain() throws Exception {
        scene.search(1);
        long before = scene.worker("one");
        Assignment work = lackingTheDataSet(before);
        scene.pool.goodbye(before);
        assertThat(scene.mustLease(scene.worker("one")).trial()).isEqualTo(work.trial());
    }
}
