package io.cellwright.controller.pool;

import io.cellwright.controller.store.SearchRow;
import io.cellwright.controller.store.Tables;
import io.cellwright.controller.store.Trial;
import io.cellwright.controller.store.Worker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One slot of a worker, and what it trains.
///
/// @param number counted from 1
public record SlotView(int number, @Nullable Busy trial) {

    /// What a slot trains.
    ///
    /// @param epoch the last epoch that ended, 0 before the first
    public record Busy(long id, long search, String name, int epoch, int epochs) {}

    /// The slots of a worker, in order.
    public static List<SlotView> of(Tables tables, Worker worker) {
        Map<Integer, Busy> busy = new HashMap<>();
        for (Trial trial : tables.queries().heldBy(worker.id())) {
            trial.lease().ifPresent(lease -> busy.put(lease.slot(), busy(tables, trial)));
        }
        return IntStream.rangeClosed(1, worker.description().slots())
                .mapToObj(number -> new SlotView(number, busy.get(number)))
                .toList();
    }

    private static Busy busy(Tables tables, Trial trial) {
        SearchRow search = tables.searches().get(trial.plan().search());
        return new Busy(
                trial.id(),
                search.id(),
                trial.plan().name(),
                tables.epochs().last(trial.id()),
                search.specification().recipe().epochs());
    }
}
