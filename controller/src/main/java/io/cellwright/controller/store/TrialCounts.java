package io.cellwright.controller.store;

import io.cellwright.controller.lifecycle.TrialState;
import java.util.EnumMap;
import java.util.Map;

/// How many trials of a search are in each state.
///
/// @param baselines how many of those that succeeded or failed are baselines
/// @param reused how many took over another trial's outcome
/// @param atRungs how many are paused at their rungs
/// @param leasedMilliseconds how long workers had its trials, in all leases that have ended
public record TrialCounts(
        Map<TrialState.Kind, Long> states,
        long baselines,
        long reused,
        long atRungs,
        long leasedMilliseconds) {

    /// No trials at all.
    public static final TrialCounts NONE = new TrialCounts(Map.of(), 0, 0, 0, 0);

    public TrialCounts {
        states = Map.copyOf(states);
    }

    public long in(TrialState.Kind state) {
        return states.getOrDefault(state, 0L);
    }

    /// All trials.
    public long all() {
        return states.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Trials that came to an end.
    public long ended() {
        return states.entrySet().stream()
                .filter(entry -> entry.getKey().ended())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    TrialCounts plus(TrialCounts other) {
        Map<TrialState.Kind, Long> sum = new EnumMap<>(TrialState.Kind.class);
        sum.putAll(states);
        other.states.forEach((state, number) -> sum.merge(state, number, Long::sum));
        return new TrialCounts(
                sum,
                baselines + other.baselines,
                reused + other.reused,
                atRungs + other.atRungs,
                leasedMilliseconds + other.leasedMilliseconds);
    }
}
