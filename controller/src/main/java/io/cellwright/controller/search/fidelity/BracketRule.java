package io.cellwright.controller.search.fidelity;

import io.cellwright.controller.search.fidelity.Contender.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Brackets of candidates in the order of suggestion. Those of a bracket wait for each other at
/// every rung; then the best share goes on, one at least, and the others are stopped. Who failed on
/// the way counts as worst. A last bracket that is not full is decided with what it has.
final class BracketRule implements Rule.AtRungs {

    private final Rungs rungs;
    private final int reduction;
    private final List<Bracket> turns;

    /// @param start the first rung's place among the rungs, from 0
    /// @param size how many candidates begin there
    private record Bracket(int start, int size) {}

    /// @param turns the kinds of brackets, which come in turn
    private BracketRule(Rungs rungs, int reduction, List<Bracket> turns) {
        this.rungs = rungs;
        this.reduction = reduction;
        this.turns = List.copyOf(turns);
    }

    /// Brackets of which one candidate is left at the end.
    static BracketRule successiveHalving(Rungs rungs, int reduction) {
        int size = power(reduction, rungs.count() - 1);
        return new BracketRule(rungs, reduction, List.of(new Bracket(0, size)));
    }

    /// Brackets that begin at every rung in turn, the first one first, of which all cost about the
    /// same. With `n` rungs, that which has `s` more after its first begins with `ceil(n / (s + 1)
    /// * reduction^s)` candidates. Source: Li et al., 2018, algorithm 1.
    static BracketRule hyperband(Rungs rungs, int reduction) {
        int count = rungs.count();
        List<Bracket> turns =
                IntStream.range(0, count)
                        .mapToObj(start -> {
                            int further = count - 1 - start;
                            int product = count * power(reduction, further);
                            return new Bracket(start, Math.ceilDiv(product, further + 1));
                        })
                        .toList();
        return new BracketRule(rungs, reduction, turns);
    }

    @Override
    public Rungs rungs() {
        return rungs;
    }

    @Override
    public int firstGoal(int number) {
        return rungs.epochs().get(turn(number).start());
    }

    @Override
    public List<Decision> decide(Race race) {
        TreeMap<Integer, List<Contender>> brackets = new TreeMap<>();
        for (Contender one : race.contenders()) {
            brackets.computeIfAbsent(place(one.number()), _ -> new ArrayList<>()).add(one);
        }
        List<Decision> decisions = new ArrayList<>();
        brackets.forEach((place, members) -> {
            Bracket bracket = turns.get(place % turns.size());
            if (members.size() == bracket.size() || race.unsuggested() == 0) {
                decisions.addAll(decide(bracket, members));
            }
        });
        return List.copyOf(decisions);
    }

    private List<Decision> decide(Bracket bracket, List<Contender> members) {
        List<Decision> decisions = new ArrayList<>();
        for (int index = bracket.start(); index < rungs.count() - 1; index++) {
            int rung = rungs.epochs().get(index);
            List<Contender> waiting = members.stream().filter(one -> one.waitsAt(rung)).toList();
            boolean allAreThere =
                    members.stream()
                            .noneMatch(one -> one.is(Status.TRAINING) && one.goal() <= rung);
            if (!waiting.isEmpty() && allAreThere) {
                int left = members.size() / power(reduction, index - bracket.start() + 1);
                List<Contender> best = best(members, rung, Math.max(1, left));
                for (Contender one : waiting) {
                    decisions.add(
                            best.contains(one)
                                    ? new Decision.Promote(one.number(), rungs.after(rung))
                                    : new Decision.Prune(one.number()));
                }
            }
        }
        return decisions;
    }

    private static List<Contender> best(List<Contender> members, int rung, int count) {
        return members.stream()
                .filter(one -> !one.is(Status.OUT) && one.hasReached(rung))
                .sorted(Contender.bestAt(rung))
                .limit(count)
                .toList();
    }

    private Bracket turn(int number) {
        return turns.get(place(number) % turns.size());
    }

    /// Which bracket a candidate belongs to, counted from 0.
    private int place(int number) {
        int round = turns.stream().mapToInt(Bracket::size).sum();
        int place = (number - 1) / round * turns.size();
        int rest = (number - 1) % round;
        for (Bracket bracket : turns) {
            if (rest < bracket.size()) {
                break;
            }
            rest -= bracket.size();
            place++;
        }
        return place;
    }

    private static int power(int base, int exponent) {
        int power = 1;
        for (int count = 0; count < exponent; count++) {
            power = Math.multiplyExact(power, base);
        }
        return power;
    }
}
