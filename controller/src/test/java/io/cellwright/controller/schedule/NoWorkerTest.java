package io.cellwright.controller.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.controller.lifecycle.Change;
import io.cellwright.searchspace.trial.DatasetName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoWorkerTest {

    private static final String NO_WORKER =
            "no worker is connected: start one with `cellwright worker`";
    private static final int LEASE = (int) Scene.TERMS.lease().toSeconds();

    @TempDir Path folder;
    private Scene scene;
    private final List<Change> changes = new ArrayList<>();

    @BeforeEach
    void open() {
        scene = new Scene(folder.resolve("home"));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private Optional<String> shortage() {
        return scene.database.read(tables -> scene.pool.shortage(tables, DatasetName.SHAPES));
    }

    @Test
    void aWorkerThatComesWithinALeaseIsNotMissed() {
        scene.pass(LEASE - 5);
        assertThat(shortage()).isEmpty();
        scene.worker("one");
        scene.pass(5);
        assertThat(shortage()).isEmpty();
    }

    @Test
    void withoutAWorkerForALeaseTheLackIsSaidUntilOneRegisters() {
        scene.pass(LEASE);
        assertThat(shortage()).contains(NO_WORKER);
        scene.worker("one");
        assertThat(shortage()).isEmpty();
    }

    @Test
    void aWorkerThatLeftIsMissedALeaseAfterItWasHeardOf() {
        scene.pass(2 * LEASE);
        scene.pool.goodbye(scene.worker("one"));
        scene.pass(LEASE - 5);
        assertThat(shortage()).isEmpty();
        scene.pass(5);
        assertThat(shortage()).contains(NO_WORKER);
    }

    @Test
    void aWorkerThatFellSilentIsMissedUntilItIsHeardOfAgain() {
        scene.pass(LEASE);
        long worker = scene.worker("one");
        scene.pass(LEASE);
        assertThat(shortage()).isEmpty();
        scene.pass(5);
        assertThat(shortage()).contains(NO_WORKER);
        scene.pool.seen(worker);
        assertThat(shortage()).isEmpty();
    }

    @Test
    void whoWatchesASearchIsToldOnceThatThereIsNoWorker() {
        Change told = new Change.SearchChanged(scene.search(1));
        scene.database.watch(changes::add);
        scene.pass(LEASE - 5);
        assertThat(changes).isEmpty();
        scene.pass(LEASE);
        assertThat(changes).containsExactly(told);
    }
}
