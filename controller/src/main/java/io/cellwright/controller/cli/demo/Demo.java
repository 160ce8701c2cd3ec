package io.cellwright.controller.cli.demo;

import io.cellwright.controller.cli.client.Api;
import io.cellwright.controller.cli.client.ControllerClient;
import io.cellwright.controller.cli.client.Endpoint;
import io.cellwright.controller.cli.client.HomeFolder;
import io.cellwright.controller.cli.client.Pause;
import io.cellwright.controller.cli.client.Ports;
import io.cellwright.controller.cli.client.SearchFollower;
import io.cellwright.controller.cli.client.SearchView;
import io.cellwright.controller.cli.client.TrialView;
import io.cellwright.controller.cli.output.CommandFailure;
import io.cellwright.controller.cli.output.ProgressLine;
import io.cellwright.controller.cli.output.Terminal;
import io.cellwright.controller.cli.report.FailedSearch;
import io.cellwright.controller.cli.report.SearchProgress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Runs a demo: a controller and a worker in processes of their own, and one search.
public final class Demo {

    private static final String HOST = "127.0.0.1";

    private final DemoOptions options;
    private final Launcher launcher;
    private final Terminal terminal;
    private final ProgressLine line;

    public Demo(DemoOptions options, Launcher launcher, Terminal terminal) {
        this.options = options;
        this.launcher = launcher;
        this.terminal = terminal;
        this.line = new ProgressLine(terminal);
    }

    /// Returns when the search is done, or never, where it is to go on serving. Throws
    /// [CommandFailure]; nothing it started is left running either way.
    public void run() {
        HomeFolder home = new HomeFolder(options.home());
        home.prepare();
        home.requireNobodyServes();
        int port = Ports.free(HOST, options.port());
        ResolvedDataset dataset = ResolvedDataset.of(options, launcher, terminal);

        URI address = URI.create("http://%s:%d".formatted(HOST, port));
        DemoProcesses processes = new DemoProcesses(launcher, home.path(), address, line::tell);
        Thread ending = new Thread(() -> endEarly(processes));
        Runtime.getRuntime().addShutdownHook(ending);
        try (processes;
                ControllerClient client =
                        new ControllerClient(() -> new Endpoint(address, home.token()))) {
            processes.startController(client, Pause.real());
            processes.startWorker(dataset, options.slots());
            terminal.print(client.newLogin().toString());
            SearchView search =
                    new DemoSearch(client, terminal::tell)
                            .open(DemoSpecification.of(dataset.name(), options.trials()));
            report(client, ended(client, search, processes.gaveUp()), address);
            if (!options.exitWhenDone()) {
                terminal.tell("serving on until Ctrl-C; the same command shows this again");
                join(processes.gaveUp());
            }
        } finally {
            forget(ending);
        }
    }

    /// Runs when this process is told to end, beside [#run].
    private void endEarly(DemoProcesses processes) {
        line.silence();
        terminal.tell("stopping; the same command goes on");
        processes.close();
    }

    private static void forget(Thread ending) {
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException e) {
            // It is running: the process was told to end.
        }
    }

    private SearchView ended(
            ControllerClient client, SearchView search, CompletableFuture<Void> gaveUp) {
        SearchFollower follower =
                new SearchFollower(
                        client, Pause.real(), new SearchProgress(line, Clock.systemUTC()));
        CompletableFuture<SearchView> followed = new CompletableFuture<>();
        Thread.ofVirtual()
                .name("follow")
                .start(() -> {
                    try {
                        followed.complete(follower.follow(search.id()));
                    } catch (CommandFailure e) {
                        followed.completeExceptionally(e);
                    }
                });
        try {
            join(CompletableFuture.anyOf(followed, gaveUp));
            return followed.join();
        } finally {
            line.end();
        }
    }

    private void report(ControllerClient client, SearchView search, URI address) {
        List<TrialView> trials =
                Api.list(client.get(Api.search(search.id()) + "/trials"), "trials").stream()
                        .map(TrialView::of)
                        .toList();
        TrialView best =
                search.best()
                        .filter(_ -> search.completed())
                        .orElseThrow(() -> new CommandFailure(FailedSearch.line(search, trials)));
        DemoReport report = DemoReport.of(best, trials);
        terminal.tell(report.caption(search));
        terminal.print(report.table());
        terminal.tell(
                options.exitWhenDone()
                        ? "see it:    ./cellwright serve --home %s".formatted(options.home())
                        : "see it:    %s/#/searches/%d".formatted(address, search.id()));
        terminal.tell(
                "export it: ./cellwright architecture export %s --format torchscript --output best.pt --home %s"
                        .formatted(best.name(), options.home()));
    }

    private static void join(CompletableFuture<?> future) {
        try {
            future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof CommandFailure failure ? failure : e;
        }
    }
}
