package io.cellwright.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.controller.cli.client.Endpoint;
import io.cellwright.searchspace.commandline.Version;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
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
                    demo --dataset imagenet           | --dataset | imagenet | auto, cifar10, cifar100, mnist, fashion-mnist, shapes
                    demo --trials 0                   | --trials  | not 0   | 1 to 100000
                    demo --trials many                | --trials  | many    | whole number
                    demo --dataset shape              | --dataset | shape   | did you mean shapes?
                    demo --baselines foo              | --baselines | unknown | option
                    demo --slots 0                    | --slots   | not 0   | 1 to 256
                    demo --port 70000                 | --port    | 70000   | 0 to 65535
                    serve --port -1                   | --port    | not -1  | 0 to 65535
                    search show abc                   | ID        | abc     | whole number
                    search show                       | ID        | missing | argument
                    search create --trials x          | --trials  | x       | whole number
                    search create --dataset shapes --space macro --filters 8 | --filters | macro | layer by layer
                    search create --dataset shapes --space macro --cells-per-stage 1 | --cells-per-stage | macro | layer by layer
                    search create --dataset shapes --recipe quik | --recipe | "quik" | did you mean quick?
                    search create --dataset shapes --recipe none.yaml | --recipe | none.yaml | there is no such file
                    recipe show resnet                | resnet    | no recipe | resnet-2015
                    recipe show no/such.yaml          | no/such.yaml | cannot be read | there is no such file
                    recipe show quick -o svg          | --format  | svg     | table, json, yaml
                    recipe                            | command   | missing | list, show
                    search create --trials 5          | --dataset | missing | fashion-mnist, shapes
                    search list -o yaml               | --format  | yaml    | table, json
                    search list --output json         | --output  | unknown | option
                    search list --controller http://h/x | --controller | http://h/x | http://HOST:PORT
                    architecture show xyz             | ID        | xyz     | 4 to 16 digits
                    architecture export 3f2a          | --format  | missing | FORMAT
                    architecture export 3f2a -o best.pt | --format | best.pt | torchscript
                    architecture export 3f2a --format json --cell normal | --cell | svg | json
                    architecture export 3f2a --format svg --cell stem | --cell | stem | one of normal, reduction, cell, network
                    architecture export 3f2a --format svg --trial 3 | --trial | svg | every trial
                    architecture show 3f2a --cell normal | --cell | unknown | option
                    architecture export 3f2a --format gif | --format | gif  | torchscript
                    completion fish                   | SHELL     | fish    | bash
                    search list --controller http://h:99999 | --controller | http://h:99999 | http://HOST:PORT
                    search list --controller a^b      | --controller | a^b  | http://HOST:PORT
                    search                            | command   | missing | list, pause, resume, show
                    architecture                      | command   | missing | show, export
                    workers                           | command   | missing | drain, list
                    serach                            | serach    | unknown command | did you mean search?
                    tpu                               | tpu       | unknown command | there are serve, demo
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

    @Test
    void withoutACommandTheHelpGoesToStandardErrorAndTheExitCodeIs2() {
        CommandRun run = CommandRun.of();
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("Usage: cellwright").contains("demo", "search", "worker");
    }

    @Test
    void theHelpThatIsAskedForIsData() {
        CommandRun run = CommandRun.of("--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: cellwright").contains("gpu");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theVersionIsTheOneThatIsBuilt() {
        assertThat(CommandRun.of("--version").out())
                .isEqualTo("cellwright " + Version.current() + "\n");
    }

    @Test
    void aControllerThatDoesNotAnswerIsNamedWithItsReasonInWords() throws IOException {
        CommandRun.announce(home, NOWHERE);
        CommandRun run = CommandRun.of("search", "list", "--home", home.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith(
                        "cellwright: no controller answers at http://127.0.0.1:1 (connection"
                                + " refused): ")
                .hasLineCount(1);
    }

    @Test
    void aHomeThatCannotBeMadeIsRefusedWithoutTheNameOfAClass() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");
        CommandRun run = CommandRun.of("serve", "--home", file.resolve("home").toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("cellwright: the home folder " + file)
                .doesNotContain("java", "Exception")
                .hasLineCount(1);
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
