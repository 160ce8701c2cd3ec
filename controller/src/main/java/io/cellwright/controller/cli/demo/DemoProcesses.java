package io.cellwright.controller.cli.demo;

import io.cellwright.controller.cli.client.Api;
import io.cellwright.controller.cli.client.ControllerClient;
import io.cellwright.controller.cli.client.Pause;
import io.cellwright.controller.cli.output.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The demo's controller and worker. Closing ends both, the worker first, so that it can give back
/// what it has.
final class DemoProcesses implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);
    private static final int QUESTIONS = 600;

    private final Launcher launcher;
    private final Path home;
    private final URI address;
    private final CompletableFuture<Void> gaveUp = new CompletableFuture<>();
    private final Child.Parent parent;
    private final Deque<Child> children = new ArrayDeque<>();
    private boolean closed;

    DemoProcesses(Launcher launcher, Path home, URI address, Consumer<String> notices) {
        this.launcher = launcher;
        this.home = home;
        this.address = address;
        this.parent =
                new Child.Parent(
                        Clock.systemUTC(),
                        Pause.real(),
                        notices,
                        reason -> gaveUp.completeExceptionally(new CommandFailure(reason)));
    }

    /// Fails when a process has ended too often to be started again; never completes otherwise.
    CompletableFuture<Void> gaveUp() {
        return gaveUp;
    }

    /// Starts the controller and returns when it answers.
    void startController(ControllerClient client, Pause pause) {
        start(
                "controller",
                List.of(
                        "serve",
                        "--home",
                        home.toString(),
                        "--host",
                        address.getHost(),
                        "--port",
                        String.valueOf(address.getPort()),
                        "--exit-on-stdin-close"));
        for (int question = 0; question < QUESTIONS && !gaveUp.isDone(); question++) {
            if (answers(client)) {
                return;
            }
            pause.of(BETWEEN_QUESTIONS);
        }
        if (gaveUp.isCompletedExceptionally()
                && gaveUp.exceptionNow() instanceof CommandFailure reason) {
            throw reason;
        }
        throw new CommandFailure(
                "the controller does not answer at %s; its log is %s"
                        .formatted(address, ChildLog.of(home, "controller").file()));
    }

    /// Starts the worker.
    void startWorker(ResolvedDataset dataset, int slots) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "worker",
                                "--controller",
                                address.toString(),
                                "--home",
                                home.toString(),
                                "--slots",
                                String.valueOf(slots),
                                "--name",
                                "local-1",
                                "--exit-on-stdin-close"));
        dataset.folder()
                .ifPresent(folder -> arguments.addAll(List.of("--data", folder.toString())));
        start("worker", arguments);
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!children.isEmpty()) {
            children.removeFirst().stop(PATIENCE);
        }
    }

    private synchronized void start(String name, List<String> arguments) {
        if (closed) {
            throw new CommandFailure("the demo is ending");
        }
        try {
            children.addFirst(
                    Child.start(
                            name,
                            () -> launcher.service(arguments),
                            ChildLog.of(home, name),
                            parent));
        } catch (IOException e) {
            throw new CommandFailure(
                    "the %s cannot be started: %s".formatted(name, e.getMessage()), e);
        }
    }

    private static boolean answers(ControllerClient client) {
        try {
            return client.get(Api.HEALTH).path("status").asText("").equals("up");
        } catch (CommandFailure e) {
            return false;
        }
    }
}
