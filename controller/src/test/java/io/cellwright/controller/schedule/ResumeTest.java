package io.cellwright.controller.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.controller.lifecycle.ConflictException;
import io.cellwright.controller.store.Trial;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Searches whose controller goes down and comes back, against one whose controller never does.
class ResumeTest {

    private static final int EPOCHS = 4;
    private static final int SLOTS = 3;

    @TempDir Path folder;

    /// A worker whose slots take turns, each of which makes one call a turn.
    private final class Script {

        private final Path home;
        private final int restartEvery;
        private final Call[] slots = new Call[SLOTS];
        private Scene scene;
        private int calls;
        private int idle;

        Script(String name, String fidelity, int restartEvery) {
            this.home = folder.resolve(name);
            this.restartEvery = restartEvery;
            this.scene = new Scene(home);
            scene.search(
                    """
                    {"dataset": "shapes", "strategy": "reinforce", "baselines": [], "trials": 8,
                     "fidelity": %s, "recipe": {"epochs": %d}, "space": {"blocks": 2}}
                    """
                            .formatted(fidelity, EPOCHS));
            scene.worker("one");
            Arrays.fill(slots, new Call.Lease());
        }

        /// Everything that was decided, in the end.
        List<String> run() throws InterruptedException {
            while (idle < SLOTS) {
                int slot = calls % SLOTS;
                Call call = slots[slot];
                Call next = make(slot + 1, call);
                calls++;
                if (restartEvery > 0 && calls % restartEvery == 0) {
                    scene.close();
                    scene = new Scene(home);
                    // As if the answer had not come: the call is made again.
                    next = make(slot + 1, call);
                }
                slots[slot] = next;
                idle = next instanceof Call.Lease && call instanceof Call.Lease ? idle + 1 : 0;
            }
            List<String> decisions = Decisions.of(scene.database, 1);
            scene.close();
            return decisions;
        }

        private Call make(int slot, Call call) throws InterruptedException {
            return switch (call) {
                case Call.Lease _ ->
                        scene.lease(1, slot)
                                .<Call>map(work -> new Call.Epoch(work, work.checkpointEpoch() + 1))
                                .orElseGet(Call.Lease::new);
                case Call.Epoch(Assignment work, int epoch) -> epoch(work, epoch);
                case Call.End(Assignment work) -> {
                    if (work.pauseAfter() > 0) {
                        scene.pause(work, work.pauseAfter(), "checkpoint");
                    } else {
                        scene.succeed(work, accuracies(scene.trial(work.trial())));
                    }
                    yield new Call.Lease();
                }
            };
        }

        private Call epoch(Assignment work, int epoch) {
            double accuracy = accuracies(scene.trial(work.trial())).get(epoch - 1);
            try {
                if (!scene.epoch(work, epoch, accuracy)) {
                    return new Call.Lease();
                }
            } catch (ConflictException e) {
                // It was stopped with this epoch, but the answer got lost.
                return new Call.Lease();
            }
            int last = work.pauseAfter() > 0 ? work.pauseAfter() : EPOCHS;
            return epoch == last ? new Call.End(work) : new Call.Epoch(work, epoch + 1);
        }

        /// What this network always has.
        private static List<Double> accuracies(Trial trial) {
            double start = Math.floorMod(trial.plan().name().hashCode(), 997) / 2_000.0;
            double gain = Math.floorMod(trial.plan().name().hashCode(), 89) / 1_000.0;
            return IntStream.range(0, EPOCHS).mapToObj(epoch -> start + gain * epoch).toList();
        }
    }

    /// What a slot does next.
    private sealed interface Call {
        record Lease() implements Call {}

        record Epoch(Assignment work, int epoch) implements Call {}

        record End(Assignment work) implements Call {}
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"successive-halving\", \"reduction\": 2}",
                "{\"name\": \"asha\", \"reduction\": 2}",
                "{\"name\": \"hyperband\", \"reduction\": 2}",
                "{\"name\": \"median-stop\", \"minimumTrials\": 2}"
            })
    void aSearchDecidesTheSameHoweverOftenItsControllerComesBack(String fidelity)
            throws InterruptedException {
        List<String> expected = new Script("whole", fidelity, 0).run();
        assertThat(expected).endsWith("completed");
        assertThat(new Script("restarted", fidelity, 4).run()).isEqualTo(expected);
    }

    @Test
    void searchesThatStopCandidatesEarlyDoSo() throws InterruptedException {
        List<String> decisions =
                new Script("home", "{\"name\": \"asha\", \"reduction\": 2}", 0).run();
        assertThat(decisions)
                .anyMatch(line -> line.contains("pruned after 1"))
                .anyMatch(line -> line.contains("pruned after 2"))
                .anyMatch(line -> line.contains("succeeded after 4"));
    }
}
