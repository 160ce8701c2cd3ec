package io.cellwright.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.controller.cli.client.HomeFolder;
import io.cellwright.controller.cli.client.RunningController;
import io.cellwright.controller.cli.output.CommandFailure;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {

    @TempDir Path home;

    private final List<String> events = new ArrayList<>();

    private final class Recorded implements ControllerStarter.Started {

        @Override
        public int port() {
            return 4711;
        }

        @Override
        public String newLoginPath() {
            events.add("announced " + announced().map(RunningController::url));
            return "/login?token=once";
        }

        @Override
        public void close() {
            events.add("closed");
        }
    }

    private Optional<RunningController> announced() {
        return new HomeFolder(home).announced();
    }

    @Test
    void theAddressIsPrintedAndAnnouncedUntilStandardInputEnds() {
        InputStream closed = new ByteArrayInputStream(new byte[0]);
        CommandRun run =
                CommandRun.with(
                        false,
                        closed,
                        (folder, host, port) -> {
                            events.add("started on %s:%d".formatted(host, port));
                            return new Recorded();
                        },
                        "serve",
                        "--home",
                        home.toString(),
                        "--port",
                        "0",
                        "--exit-on-stdin-close");
        assertThat(run.out()).isEqualTo("http://127.0.0.1:4711/login?token=once\n");
        assertThat(run.exitCode()).isZero();
        assertThat(events)
                .containsExactly(
                        "started on 127.0.0.1:0",
                        "announced " + Optional.of(URI.create("http://127.0.0.1:4711")),
                        "closed");
        assertThat(announced()).isEmpty();
    }

    @Test
    void aControllerThatCannotStartIsOneLine() {
        CommandRun run =
                CommandRun.with(
                        false,
                        InputStream.nullInputStream(),
                        (folder, host, port) -> {
                            throw new CommandFailure("the database is damaged");
                        },
                        "serve",
                        "--home",
                        home.toString(),
                        "--port",
                        "0");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("cellwright: the database is damaged\n");
        assertThat(announced()).isEmpty();
    }
}
