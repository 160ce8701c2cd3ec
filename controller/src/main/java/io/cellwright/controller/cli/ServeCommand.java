package io.cellwright.controller.cli;

import io.cellwright.controller.cli.client.HomeFolder;
import io.cellwright.controller.cli.client.Ports;
import io.cellwright.controller.cli.client.RunningController;
import io.cellwright.controller.cli.output.Terminal;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        description = {
            "Starts a controller and serves until it is stopped with Ctrl-C or SIGTERM.",
            "Prints an address that opens the dashboard once; `cellwright login` prints another."
        })
final class ServeCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final ControllerStarter starter;
    private final InputStream input;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Where everything is kept; ~/.cellwright unless given.")
    private Path home = HomeFolder.standard();

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "The address to listen at; ${DEFAULT-VALUE} unless given.")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port to listen at, 0 for any that is free; 8080 unless given.")
    private int port = 8080;

    @Option(
            names = "--exit-on-stdin-close",
            description = "Stop when standard input ends: for a process that starts this one.")
    private boolean exitOnStdinClose;

    ServeCommand(Terminal terminal, ControllerStarter starter, InputStream input) {
        this.terminal = terminal;
        this.starter = starter;
        this.input = input;
    }

    @Override
    public Integer call() throws InterruptedException {
        new OptionRules(spec).requireWithin("--port", port, 0, 65_535);
        HomeFolder folder = new HomeFolder(home);
        folder.prepare();
        folder.requireNobodyServes();
        int free = port == 0 ? 0 : Ports.free(host, port);
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(stop, stopped)));
        if (exitOnStdinClose) {
            StdinWatch.start(input, stop::countDown);
        }
        try (ControllerStarter.Started controller = starter.start(folder.path(), host, free)) {
            serve(folder, controller, stop);
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    private void serve(HomeFolder folder, ControllerStarter.Started controller, CountDownLatch stop)
            throws InterruptedException {
        URI address = URI.create("http://%s:%d".formatted(reachable(), controller.port()));
        long pid = ProcessHandle.current().pid();
        folder.announce(new RunningController(address, pid));
        try {
            terminal.print(address.resolve(controller.newLoginPath()).toString());
            terminal.tell("serving %s until Ctrl-C".formatted(folder.path()));
            stop.await();
        } finally {
            folder.withdraw(pid);
        }
    }

    private String reachable() {
        String name = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return name.contains(":") ? "[" + name + "]" : name;
    }

    // Runs when the process is told to end: the command itself does the stopping.
    private static void stopAndWait(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
