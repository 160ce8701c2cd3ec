package io.cellwright.controller.search.fidelity;

import io.cellwright.controller.search.fidelity.Contender.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Promotes a candidate as soon as it is among the best `1 / reduction` of all that have reached
/// its rung. Others wait, since those that are still to come may make the share larger; who cannot
/// get into it any more, whoever comes, is stopped.
///
/// Where no candidate can come any more, all that wait are stopped. But a search finishes one
/// candidate at least: while none has finished, the best one that waits is kept, and promoted when
/// nothing else is left to do.
final class AsynchronousRule implements Rule.AtRungs {

    /// The highest rung first, and there the most accurate.
    private static final Comparator<Contender> FURTHEST =
            Comparator.<Contender>comparingInt(one -> -one.goal())
                    .thenComparingDouble(one -> -one.at(one.goal()).orElse(0))
                    .thenComparingInt(Contender::number);

    private final Rungs rungs;
    private final int reduction;

    AsynchronousRule(Rungs rungs, int reduction) {
        this.rungs = rungs;
        this.reduction = reduction;
    }

    @Override
    public Rungs rungs() {
        return rungs;
    }

    @Override
    public int firstGoal(int number) {
        return rungs.epochs().getFirst();
    }

    @Override
    public List<Decision> decide(Race race) {
        List<Decision> promotions = promotions(race);
        Optional<Contender> reserve = reserve(race, promotions);
        if (promotions.isEmpty() && race.stands() && reserve.isPresent()) {
            return List.of(promote(reserve.get()));
        }
        List<Decision> decisions = new ArrayList<>(promotions);
        boolean isOver = promotions.isEmpty() && race.stands();
        for (int rung : rungs.belowEnd()) {
            List<Contender> ranked = ranked(race, rung);
            int share = isOver ? 0 : mostToReach(race, rung) / reduction;
            ranked.stream()
                    .skip(share)
                    .filter(one -> one.waitsAt(rung) && !reserve.equals(Optional.of(one)))
                    .filter(one -> !promotions.contains(promote(one)))
                    .forEach(one -> decisions.add(new Decision.Prune(one.number())));
        }
        return List.copyOf(decisions);
    }

    /// From the highest rung down.
    private List<Decision> promotions(Race race) {
        List<Decision> promotions = new ArrayList<>();
        for (int rung : rungs.belowEnd().reversed()) {
            List<Contender> ranked = ranked(race, rung);
            ranked.stream()
                    .limit(ranked.size() / reduction)
                    .filter(one -> one.waitsAt(rung))
                    .forEach(one -> promotions.add(promote(one)));
        }
        return promotions;
    }

    private Decision promote(Contender one) {
        return new Decision.Promote(one.number(), rungs.after(one.goal()));
    }

    /// All that have reached a rung, whatever became of them, the best one first.
    private static List<Contender> ranked(Race race, int rung) {
        return race.contenders().stream()
                .filter(one -> one.hasReached(rung))
                .sorted(Contender.bestAt(rung))
                .toList();
    }

    /// How many may have reached a rung in the end: no more than all that are not out, also because
    /// any of them may get the outcome of an equal one, and with it all rungs at once.
    private static int mostToReach(Race race, int rung) {
        long most =
                race.contenders().stream()
                        .filter(one -> one.hasReached(rung) || !one.is(Status.OUT))
                        .count();
        return Math.toIntExact(most + race.unsuggested());
    }

    /// The best of those that go on waiting, while none has finished.
    private Optional<Contender> reserve(Race race, List<Decision> promotions) {
        return race.has(Status.FINISHED)
                ? Optional.empty()
                : race.contenders().stream()
                        .filter(one -> one.is(Status.WAITING) && !promotions.contains(promote(one)))
                        .min(FURTHEST);
    }
}
