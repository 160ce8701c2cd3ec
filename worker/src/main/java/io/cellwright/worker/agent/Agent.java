package io.cellwright.worker.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One worker: registers with a controller, trains what it leases in all its slots, and leaves when
/// it is drained.
///
/// A controller that is away is waited for, while training goes on. What the controller accepted is
/// its own to keep; what it has not answered is sent until it does.
public final class Agent {

    private final AgentSettings settings;
    private final Trainers trainers;
    private final Notices notices;
    private final InstantSource clock;
    private final StopRequest drain = new StopRequest();
    private final StopRequest abandon = new StopRequest();
    private final AtomicReference<@Nullable String> fault = new AtomicReference<>();
    private final SplittableRandom chance;
    private final Connection connection;

    public Agent(
            AgentSettings settings,
            Connection connection,
            Trainers trainers,
            Notices notices,
            InstantSource clock) {
        this.settings = settings;
        this.connection = connection;
        this.trainers = trainers;
        this.notices = notices;
        this.clock = clock;
        this.chance = new SplittableRandom(settings.seed());
    }

    /// Works until the worker is drained. Throws [AgentException] if the controller does not let
    /// this worker in, or out of patience at the start.
    ///
    /// @return whether all trainings have ended; false if one is still in a call of the engine
    public boolean run() {
        boolean ended = true;
        Timing timing = settings.timing();
        try (ControllerClient client = new ControllerClient(connection, timing.request())) {
            Outage outage = new Outage(connection, notices, clock, timing.noticeEvery());
            ControllerLink link = new ControllerLink(outage, drain, this::tokenRefused);
            Membership membership = new Membership(client, link, registration(), notices);
            if (join(membership)) {
                Delivery delivery = new Delivery(client, link, notices, abandon, timing.request());
                ended =
                        work(
                                new AgentParts(
                                        client,
                                        link,
                                        membership,
                                        new RunningTrials(),
                                        delivery,
                                        admission(timing),
                                        timing,
                                        drain,
                                        notices));
            }
        }
        String message = fault.get();
        if (message != null) {
            throw new AgentException(message);
        }
        return ended;
    }

    /// Takes no more leases, hands running trials in with their checkpoints or gives them back, and
    /// leaves, all within a limit of time. May be called from any thread and more than once; does
    /// not wait.
    public void drain() {
        drain.give();
    }

    private Admission admission(Timing timing) {
        MemoryGauge gauge = trainers.gauge();
        return new Admission(
                settings.memory().isEmpty()
                        ? gauge
                        : new LimitedMemory(gauge, settings.memory().getAsLong()),
                timing.firstPause(),
                timing.memory());
    }

    private Messages.Registration registration() {
        return new Messages.Registration(
                settings.identity(),
                settings.name(),
                settings.slots(),
                settings.device(),
                trainers.engine(),
                settings.version());
    }

    /// False if the worker was drained before it got in.
    private boolean join(Membership membership) {
        Backoff backoff = backoff();
        Instant began = clock.instant();
        while (!drain.isGiven()) {
            switch (membership.join()) {
                case Answer.Given<Messages.Registered>(Messages.Registered registered) -> {
                    notices.say(
                            "worker %d, \"%s\", at %s: %d slots on %s, %s"
                                    .formatted(
                                            registered.worker(),
                                            settings.name(),
                                            connection,
                                            settings.slots(),
                                            settings.device(),
                                            trainers.engine()));
                    return true;
                }
                case Answer.Refused<?> refused -> throw new AgentException(refusal(refused));
                case Answer.Unreachable<?> unreachable -> checkPatience(began, unreachable);
            }
            drain.await(backoff.next());
        }
        return false;
    }

    private void checkPatience(Instant began, Answer.Unreachable<?> unreachable) {
        Duration waited = Duration.between(began, clock.instant());
        if (settings.patience().filter(most -> waited.compareTo(most) >= 0).isPresent()) {
            throw new AgentException(
                    "cannot reach the controller at %s: %s"
                            .formatted(connection, unreachable.reason()));
        }
    }

    private void tokenRefused(Answer.Refused<?> refused) {
        fault.compareAndSet(null, refusal(refused));
        drain.give();
    }

    private String refusal(Answer.Refused<?> refused) {
        String what = refused.isForTheToken() ? "the token of this worker" : "this worker";
        return "the controller at %s refused %s: %s".formatted(connection, what, refused);
    }

    private boolean work(AgentParts parts) {
        Thread.ofVirtual().name("heartbeat").start(heartbeat(parts));
        List<Thread> slots = new ArrayList<>();
        for (int number = 1; number <= settings.slots(); number++) {
            Slot slot =
                    new Slot(
                            number,
                            parts,
                            new TrialWork(
                                    number,
                                    parts,
                                    trainers.forSlot(number),
                                    trainers::memory,
                                    this::backoff),
                            backoff());
            // Not virtual: a trainer may keep its thread for seconds.
            slots.add(Thread.ofPlatform().name("slot " + number).daemon().start(slot));
        }
        drain.await();
        leave(parts, slots);
        return slots.stream().noneMatch(Thread::isAlive);
    }

    private Heartbeat heartbeat(AgentParts parts) {
        Runnable drainedByOperator =
                () -> {
                    notices.say("drained by the controller");
                    drain();
                };
        return new Heartbeat(
                parts.client(),
                parts.link(),
                parts.membership(),
                parts.trials(),
                backoff(),
                parts.timing(),
                drain,
                abandon,
                drainedByOperator);
    }

    private void leave(AgentParts parts, List<Thread> slots) {
        notices.say("draining");
        parts.client().endPolls();
        parts.trials().drain();
        joinAll(slots, parts.timing().pause());
        parts.trials().giveUp();
        joinAll(slots, parts.timing().drain());
        abandon.give();
        // What is still in a call of the engine does not stop in time, so that it is given back
        // here; its slot learns nothing of it, and ends with the process.
        for (RunningTrial trial : parts.trials().all()) {
            parts.delivery().release(trial, backoff());
        }
        notices.say(goodbye(parts));
    }

    private static String goodbye(AgentParts parts) {
        long worker = parts.membership().current().worker();
        return switch (parts.link()
                .once(() -> parts.client().goodbye(worker, parts.timing().drain()))) {
            case Answer.Given<?> _ -> "left";
            case Answer.Refused<?> refused -> "left (%s)".formatted(refused);
            case Answer.Unreachable<?> unreachable ->
                    "left without a goodbye: %s".formatted(unreachable.reason());
        };
    }

    private static void joinAll(List<Thread> slots, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            for (Thread slot : slots) {
                slot.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Backoff backoff() {
        return new Backoff(settings.timing(), chance.split());
    }
}
