package io.cellwright.worker.agent;

import java.util.function.Consumer;
import java.util.function.Supplier;

/// Makes calls on behalf of all threads, and sees from their answers whether the controller is
/// there and the token is good.
final class ControllerLink {

    private final Outage outage;
    private final StopRequest drain;
    private final Consumer<Answer.Refused<?>> tokenRefused;

    ControllerLink(Outage outage, StopRequest drain, Consumer<Answer.Refused<?>> tokenRefused) {
        this.outage = outage;
        this.drain = drain;
        this.tokenRefused = tokenRefused;
    }

    <T> Answer<T> once(Supplier<Answer<T>> call) {
        Answer<T> answer = call.get();
        switch (answer) {
            case Answer.Given<T> _ -> outage.isOver();
            case Answer.Refused<T> refused -> {
                outage.isOver();
                if (refused.isForTheToken()) {
                    tokenRefused.accept(refused);
                }
            }
            case Answer.Unreachable<T> unreachable -> {
                // A draining worker gives up waiting by itself.
                if (!drain.isGiven()) {
                    outage.goesOn(unreachable.reason());
                }
            }
        }
        return answer;
    }

    /// Calls at least once, and again until there is an answer or the signal is given.
    <T> Answer<T> untilAnswered(Supplier<Answer<T>> call, Backoff backoff, StopRequest until) {
        while (true) {
            Answer<T> answer = once(call);
            if (!(answer instanceof Answer.Unreachable<T>) || until.await(backoff.next())) {
                return answer;
            }
        }
    }
}
