package io.cellwright.worker.agent;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Outcome;
import java.util.List;

/// The bodies of requests and answers between a worker and the controller, as docs/api.md has them.
final class Messages {

    private Messages() {}

    record Registration(String name, int slots, String device, String engine, String version) {}

    record Registered(long worker, int heartbeatSeconds, int leaseSeconds) {}

    record LeaseRequest(int slot, int waitSeconds) {}

    /// @param evaluation unread, so that one which this worker does not understand can be reported
    ///   as the failure of its trial
    record Lease(long trial, long fence, JsonNode evaluation) {}

    record HeldLease(long trial, long fence) {}

    record HeartbeatRequest(List<HeldLease> leases) {}

    record HeartbeatAnswer(boolean draining, List<LeaseState> leases) {}

    record LeaseState(long trial, long fence, boolean valid) {}

    record EpochReport(long fence, LearningCurve.Point point) {}

    record TrialReport(long fence, Outcome outcome) {}

    record Accepted(boolean accepted) {}

    record Release(long fence) {}
}
