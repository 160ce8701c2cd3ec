package io.cellwright.controller.search.fidelity;

import java.util.List;

/// How a fidelity decides in a search whose recipe has so many epochs. A rule remembers nothing:
/// the same candidates in the same standing lead to the same decisions.
public sealed interface Rule {

    /// Trains all candidates to the end.
    record Everything() implements Rule {}

    /// Trains candidates from rung to rung.
    non-sealed interface AtRungs extends Rule {

        Rungs rungs();

        /// The rung that the candidate with this number, from 1, is trained to at first.
        int firstGoal(int number);

        /// What becomes of those that wait. Decides nothing about candidates that had better wait
        /// for others.
        List<Decision> decide(Race race);
    }

    /// Looks at every candidate after every epoch.
    record AtEpochs(MedianRule median) implements Rule {}

    /// The rule of a fidelity for a recipe with so many epochs.
    static Rule of(Fidelity fidelity, int epochs) {
        return switch (fidelity) {
            case Fidelity.Full _ -> new Everything();
            case Fidelity.SuccessiveHalving(int reduction, int minimum) ->
                    BracketRule.successiveHalving(Rungs.of(minimum, reduction, epochs), reduction);
            case Fidelity.Asha(int reduction, int minimum) ->
                    new AsynchronousRule(Rungs.of(minimum, reduction, epochs), reduction);
            case Fidelity.Hyperband(int reduction, int minimum) ->
                    BracketRule.hyperband(Rungs.of(minimum, reduction, epochs), reduction);
            case Fidelity.MedianStop(int grace, int trials) ->
                    new AtEpochs(new MedianRule(grace, trials, epochs));
        };
    }

    /// Throws [IllegalArgumentException] where a recipe with so many epochs is over before the
    /// first decision.
    static void requireRoom(Fidelity fidelity, int epochs) {
        switch (fidelity) {
            case Fidelity.Full _ -> {}
            case Fidelity.SuccessiveHalving(_, int minimum) ->
                    requireBelow("minimumEpochs", minimum, epochs);
            case Fidelity.Asha(_, int minimum) -> requireBelow("minimumEpochs", minimum, epochs);
            case Fidelity.Hyperband(_, int minimum) ->
                    requireBelow("minimumEpochs", minimum, epochs);
            case Fidelity.MedianStop(int grace, _) ->
                    requireBelow("graceEpochs", grace, epochs - 1);
        }
    }

    private static void requireBelow(String field, int value, int end) {
        if (value >= end) {
            throw new IllegalArgumentException(
                    "%s leaves nothing to stop early: it is below %d with this recipe, not %d"
                            .formatted(field, end, value));
        }
    }
}
