package io.cellwright.controller.search.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.controller.search.strategy.RandomSettings;
import io.cellwright.controller.search.strategy.Strategies;
import io.cellwright.controller.search.strategy.StrategyFactory;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;

class ReplaysTest {

    private static final BenchmarkTable TABLE =
            new BenchmarkTable(MadeUpTable.SPACE, MadeUpTable.rows());

    private static List<ReplayedSearch> replayed(int threads, int runs, long seed)
            throws InterruptedException {
        return replays(threads, Strategies::create).run(new RandomSettings(), runs, seed, _ -> {});
    }

    private static Replays replays(int threads, StrategyFactory strategies) {
        return new Replays(TABLE, new ReplayRules(2_000, Duplicates.REUSE), strategies, threads);
    }

    @Test
    void theOutcomesAreTheSameWithAnyNumberOfThreads() throws InterruptedException {
        List<ReplayedSearch> alone = replayed(1, 20, 7);
        assertThat(replayed(3, 20, 7)).isEqualTo(alone);
        assertThat(replayed(20, 20, 7)).isEqualTo(alone);
    }

    @Test
    void everySearchAndEverySeedHasChanceOfItsOwn() throws InterruptedException {
        assertThat(replayed(2, 20, 7)).doesNotHaveDuplicates();
        assertThat(replayed(2, 20, 8)).doesNotContainAnyElementsOf(replayed(2, 20, 7));
    }

    @Test
    void moreSearchesBeginWithTheSameOnes() throws InterruptedException {
        assertThat(replayed(2, 30, 7))
                .startsWith(replayed(2, 20, 7).toArray(ReplayedSearch[]::new));
    }

    @Test
    void itIsToldHowManyHaveEnded() throws InterruptedException {
        NavigableSet<Integer> told = new ConcurrentSkipListSet<>();
        replays(2, Strategies::create).run(new RandomSettings(), 5, 1, told::add);
        assertThat(told).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void aStrategyThatFailsIsAnError() {
        StrategyFactory broken =
                (_, _, _) -> {
                    throw new IllegalStateException("out of ideas");
                };
        assertThatThrownBy(() -> replays(2, broken).run(new RandomSettings(), 5, 1, _ -> {}))
                .hasMessageContaining("out of ideas");
    }
}
