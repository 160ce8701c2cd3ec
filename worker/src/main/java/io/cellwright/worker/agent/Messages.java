package io.cellwright.worker.agent;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Outcome;
import java.util.List;

/// The bodies of requests and answers between a worker and the controller, as docs/api.md has them.
final class Messages {

    private Messages() {}

    record Registration(
            String identity,
            String name,
            int slots,
            String device,
            String engine,
            String version) {}

    record Registered(long worker, int heartbeatSeconds, int leaseSeconds) {}

    record LeaseRequest(int slot, int waitSeconds) {}

    /// @param evaluation unread, so that one which this worker does not understand can be reported
    ///   as the failure of its trial
    /// @param checkpointEpoch the epoch after which its checkpoint goes on; 0 without one
    /// @param pauseAfter the epoch after which it is handed in; 0 where it is trained to the end
    /// @param alone whether no other trial may run beside it
    record Lease(
            long trial,
            long fence,
            JsonNode evaluation,
            int checkpointEpoch,
            int pauseAfter,
            boolean alone) {}

    record HeldLease(long trial, long fence) {}

    record HeartbeatRequest(List<HeldLease> leases) {}

    record HeartbeatAnswer(boolean draining, List<LeaseState> leases) {}

    /// @param pause whether the trial is to be handed in, as its search is paused
    record LeaseState(long trial, long fence, boolean valid, boolean pause) {}

    record EpochReport(long fence, LearningCurve.Point point) {}

    /// @param stop whether the trial has ended with this epoch, as others do better
    record EpochAnswer(boolean stop) {}

    record TrialReport(long fence, Outcome outcome, boolean alone) {}

    record Accepted(boolean accepted) {}

    record Release(long fence) {}

    record Restart(long fence, String reason) {}
}
