package io.cellwright.worker.agent;

/// What all slots of a worker share.
///
/// @param drain given when the worker takes no more leases
record AgentParts(
        ControllerClient client,
        ControllerLink link,
        Membership membership,
        RunningTrials trials,
        Delivery delivery,
        Admission admission,
        Timing timing,
        StopRequest drain,
        Notices notices) {}
