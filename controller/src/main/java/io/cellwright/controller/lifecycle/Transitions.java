package io.cellwright.controller.lifecycle;

import static io.cellwright.controller.lifecycle.TrialState.Kind.CANCELLED;
import static io.cellwright.controller.lifecycle.TrialState.Kind.FAILED;
import static io.cellwright.controller.lifecycle.TrialState.Kind.LEASED;
import static io.cellwright.controller.lifecycle.TrialState.Kind.PAUSED;
import static io.cellwright.controller.lifecycle.TrialState.Kind.PRUNED;
import static io.cellwright.controller.lifecycle.TrialState.Kind.RUNNING;
import static io.cellwright.controller.lifecycle.TrialState.Kind.SUCCEEDED;
import static io.cellwright.controller.lifecycle.TrialState.Kind.SUGGESTED;

import java.util.Map;
import java.util.Set;

/// The one table that says which state may follow which.
public final class Transitions {

    private static final Map<TrialState.Kind, Set<TrialState.Kind>> LEGAL =
            Map.of(
                    // Succeeded or failed at once, where an isomorphic twin's outcome is taken
                    // over; pruned at once, where the twin was.
                    SUGGESTED, Set.of(LEASED, SUCCEEDED, FAILED, PRUNED, CANCELLED),
                    // A renewed lease stays leased; back to suggested when it is lost or given
                    // back, or to paused where it has a checkpoint.
                    LEASED,
                            Set.of(
                                    LEASED, RUNNING, SUGGESTED, PAUSED, SUCCEEDED, FAILED,
                                    CANCELLED),
                    RUNNING,
                            Set.of(
                                    RUNNING, SUGGESTED, PAUSED, PRUNED, SUCCEEDED, FAILED,
                                    CANCELLED),
                    // Leased again to go on; succeeded or failed at once as a suggested one.
                    PAUSED, Set.of(LEASED, SUCCEEDED, FAILED, PRUNED, CANCELLED),
                    SUCCEEDED, Set.of(),
                    FAILED, Set.of(),
                    PRUNED, Set.of(),
                    CANCELLED, Set.of());

    private Transitions() {}

    public static boolean isLegal(TrialState.Kind from, TrialState.Kind to) {
        return LEGAL.getOrDefault(from, Set.of()).contains(to);
    }

    /// Throws [ConflictException] that names both states where the move is not in the table.
    public static void require(long trial, TrialState.Kind from, TrialState.Kind to) {
        if (!isLegal(from, to)) {
            throw new ConflictException(
                    "trial %d is %s and cannot become %s".formatted(trial, from.text(), to.text()));
        }
    }
}
