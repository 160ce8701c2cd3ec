package io.cellwright.controller.rest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A controller in a process of its own, which a test may kill at any moment.
final class KillableController {

    private final Process process;
    private final URI address;

    private KillableController(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /// What the process runs: a controller that says where it listens.
    static void main(String[] arguments) throws InterruptedException {
        ControllerServer server =
                ControllerServer.start(
                        ControllerOptions.of(Path.of(arguments[0]), ControllerOptions.LOOPBACK, 0));
        System.out.println(server.address());
        System.out.flush();
        new CountDownLatch(1).await();
    }

    static KillableController start(Path home) throws IOException {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:TieredStopAtLevel=1",
                                        "-Xshare:auto",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        KillableController.class.getName(),
                                        home.toString()))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        if (line == null) {
            throw new IOException("the controller did not start");
        }
        return new KillableController(process, URI.create(line));
    }

    URI address() {
        return address;
    }

    /// As `kill -9` does it; returns when the process is gone.
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
            process.getInputStream().close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
