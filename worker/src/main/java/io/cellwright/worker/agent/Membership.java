package io.cellwright.worker.agent;

import org.jspecify.annotations.Nullable;

/// The worker's place in the controller's pool: its number, and a new one where the controller does
/// not know it any more.
final class Membership {

    private final ControllerClient client;
    private final ControllerLink link;
    private final Messages.Registration registration;
    private final Notices notices;
    private volatile Messages.@Nullable Registered current;

    Membership(
            ControllerClient client,
            ControllerLink link,
            Messages.Registration registration,
            Notices notices) {
        this.client = client;
        this.link = link;
        this.registration = registration;
        this.notices = notices;
    }

    /// Asks for a place, once.
    synchronized Answer<Messages.Registered> join() {
        Answer<Messages.Registered> answer = link.once(() -> client.register(registration));
        if (answer instanceof Answer.Given<Messages.Registered>(Messages.Registered registered)) {
            current = registered;
        }
        return answer;
    }

    Messages.Registered current() {
        Messages.Registered registered = current;
        if (registered == null) {
            throw new IllegalStateException("the worker has not joined the pool");
        }
        return registered;
    }

    /// Asks for a new place unless another thread got one since. False if that failed for now.
    synchronized boolean replace(Messages.Registered unknown) {
        if (!current().equals(unknown)) {
            return true;
        }
        notices.say(
                "the controller does not know worker %d; registering again"
                        .formatted(unknown.worker()));
        return join() instanceof Answer.Given<?>;
    }
}
