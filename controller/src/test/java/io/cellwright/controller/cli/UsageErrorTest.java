package io.cellwright.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.controller.cli.client.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageErrorTest {

    private static final Endpoint NOWHERE = new Endpoint(URI.create("http://127.0.0.1:1"), "token");

    @TempDir Path home;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    demo --dataset mnist              | --dataset | mnist   | auto, cifar10, shapes
                    demo --trials 0                   | --trials  | not 0   | 1 to 100000
                    demo --trials many                | --trials  | many    | int
                    demo --slots 0                    | --slots   | not 0   | 1 to 256
                    demo --port 70000                 | --port    | 70000   | 0 to 65535
                    serve --port -1                   | --port    | not -1  | 0 to 65535
                    search show abc                   | ID        | abc     | long
                    search show                       | ID        | Missing | ID
                    search create --trials x          | --trials  | x       | int
                    search create --trials 5          | --dataset | Missing | required
                    search list -o yaml               | -o        | yaml    | TABLE, JSON
                    search list --controller http://h/x | --controller | http://h/x | http://HOST:PORT
                    architecture show xyz             | ID        | xyz     | 4 to 16 digits
                    architecture export 3f2a          | --format  | Missing | required
                    architecture export 3f2a --format gif | --format | gif  | TORCHSCRIPT
                    completion fish                   | SHELL     | fish    | BASH
                    search                            | Missing   | Missing | subcommand
                    serach                            | serach    | serach  | --help
                    """)
    void aWrongCallEndsWith2AndNamesOptionValueAndRule(
            String command, String option, String value, String rule) throws IOException {
        CommandRun.announce(home, NOWHERE);
        String[] arguments = withHome(command).split(" ");
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.err()).startsWith("cellwright: ").contains(option, value, rule);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    private String withHome(String command) {
        boolean takesHome =
                command.startsWith("search list") || command.startsWith("search create");
        return takesHome ? command + " --home " + home : command;
    }

    @Test
    void aPortInUseIsNamedBeforeAnythingIsStarted() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            CommandRun run = CommandRun.of("serve", "--home", home.toString(), "--port", port);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err())
                    .startsWith("cellwright: port " + port)
                    .contains("--port")
                    .hasLineCount(1);
        }
    }

    @Test
    void theDemoWithoutItsLauncherSaysSo() {
        CommandRun run = CommandRun.of("demo", "--home", home.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("./cellwright demo");
    }

    @Test
    void withoutAControllerTheErrorIsOneLineThatSaysWhatToDo() {
        CommandRun run = CommandRun.of("search", "list", "--home", home.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("cellwright: no controller runs")
                .contains("cellwright serve")
                .hasLineCount(1);
    }
}
