package io.cellwright.controller.search.tabular;

import io.cellwright.controller.search.strategy.StrategyFactory;
import io.cellwright.controller.search.strategy.StrategySettings;
import io.cellwright.controller.search.strategy.policy.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// The same search again and again on a table, each time with a seed of its own.
///
/// A search's seed follows from its number alone. So the outcomes are the same with any number of
/// threads, and those of a strategy do not depend on what it is compared with.
public final class Replays {

    private final BenchmarkTable table;
    private final ReplayRules rules;
    private final StrategyFactory strategies;
    private final int threads;

    /// @param threads how many searches run at the same time
    public Replays(
            BenchmarkTable table, ReplayRules rules, StrategyFactory strategies, int threads) {
        this.table = table;
        this.rules = rules;
        this.strategies = strategies;
        this.threads = threads;
    }

    /// Replays so many searches.
    ///
    /// @param ended is told how many have ended, by several threads
    public List<ReplayedSearch> run(
            StrategySettings settings, int runs, long seed, IntConsumer ended)
            throws InterruptedException {
        AtomicInteger count = new AtomicInteger();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<ReplayedSearch>> searches = new ArrayList<>();
            for (int run = 0; run < runs; run++) {
                long own = Chance.stream(seed, run).nextLong();
                searches.add(
                        pool.submit(() -> {
                            ReplayedSearch search = replay(settings, own);
                            ended.accept(count.incrementAndGet());
                            return search;
                        }));
            }
            try {
                return outcomes(searches);
            } finally {
                // What has not started is of no use where one has failed.
                pool.shutdownNow();
            }
        }
    }

    private ReplayedSearch replay(StrategySettings settings, long seed) {
        return new Replay(table, rules, strategies.create(settings, table.space(), seed)).run();
    }

    private static List<ReplayedSearch> outcomes(List<Future<ReplayedSearch>> searches)
            throws InterruptedException {
        List<ReplayedSearch> outcomes = new ArrayList<>();
        for (Future<ReplayedSearch> search : searches) {
            try {
                outcomes.add(search.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("a strategy failed: " + e.getCause(), e);
            }
        }
        return List.copyOf(outcomes);
    }
}
