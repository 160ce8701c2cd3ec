package io.cellwright.controller.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.controller.search.strategy.Observation;
import io.cellwright.controller.search.strategy.Strategy;
import io.cellwright.controller.search.strategy.StrategyFactory;
import io.cellwright.controller.store.Trial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a pool does while a strategy suggests nothing but one network.
class CertainStrategyTest {

    private static final StrategyFactory ALWAYS_THE_FIRST =
            (_, space, _) -> new Stubborn(Collections.nCopies(space.decisions().size(), 0));

    @TempDir Path folder;
    private Scene scene;

    /// Knows what it wants.
    private record Stubborn(List<Integer> choices) implements Strategy {

        @Override
        public List<Integer> suggest(long number) {
            return choices;
        }

        @Override
        public void observe(Observation observation) {}
    }

    @BeforeEach
    void open() {
        scene = new Scene(folder.resolve("home"), ALWAYS_THE_FIRST);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private long search(String space) {
        return scene.search(
                """
                {"dataset": "shapes", "baselines": [], "trials": 40, "space": %s}
                """
                        .formatted(space));
    }

    private static Set<String> names(List<Trial> trials) {
        Set<String> names = new HashSet<>();
        trials.forEach(trial -> names.add(trial.plan().name()));
        return names;
    }

    @Test
    void noSlotStandsIdleWhileTheOneNetworkIsInTraining() throws Exception {
        long search = search("{\"name\": \"nasbench201\"}");
        List<Assignment> works = new ArrayList<>();
        for (String name : List.of("one", "two", "three")) {
            long worker = scene.worker(name);
            for (int slot = 1; slot <= 4; slot++) {
                works.add(scene.lease(worker, slot).orElseThrow());
            }
        }
        List<Trial> trained = works.stream().map(work -> scene.trial(work.trial())).toList();
        assertThat(names(trained)).hasSize(12);
        assertThat(scene.trials(search)).hasSize(12 + 4);
        scene.succeed(works.getFirst(), 0.5);
        assertThat(scene.trials(search))
                .filteredOn(trial -> trial.reusedFrom() != null)
                .hasSize(4)
                .allMatch(trial -> trial.plan().name().equals(trained.getFirst().plan().name()));
        assertThat(scene.database.read(tables -> tables.searches().get(search)).observations())
                .isEqualTo(5);
    }

    @Test
    void aControllerThatWasKilledFillsTheSlotsAsIfItHadNotBeen() throws Exception {
        List<String> names = new ArrayList<>();
        for (boolean isKilled : List.of(false, true)) {
            Path home = folder.resolve("killed-" + isKilled);
            Scene other = new Scene(home, ALWAYS_THE_FIRST);
            other.search("{\"dataset\": \"shapes\", \"baselines\": [], \"trials\": 40}");
            long worker = other.worker("one");
            assertThat(other.lease(worker, 1)).isPresent();
            assertThat(other.lease(worker, 2)).isPresent();
            if (isKilled) {
                other.close();
                other = new Scene(home, ALWAYS_THE_FIRST);
            }
            assertThat(other.lease(worker, 3)).isPresent();
            names.add(names(other.trials(1)).toString());
            other.close();
        }
        assertThat(names.getFirst()).isEqualTo(names.getLast());
    }

    @Test
    void aSlotIsIdleOnlyWhereEverythingIsUnderWay() throws Exception {
        // Two cells of one block that adds the same operation of two of the cell's two inputs:
        // three
        // different cells each.
        search(
                "{\"definition\": {\"name\": \"nine\", \"blocks\": 1, \"operations\": [\"conv-3x3\"]}}");
        int busy = 0;
        for (String name : List.of("one", "two", "three")) {
            long worker = scene.worker(name);
            for (int slot = 1; slot <= 4; slot++) {
                busy += scene.lease(worker, slot).isPresent() ? 1 : 0;
            }
        }
        assertThat(busy).isEqualTo(9);
    }
}
