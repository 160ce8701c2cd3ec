package io.cellwright.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.cellwright.searchspace.commandline.ExitCode;
import io.cellwright.searchspace.commandline.Version;
import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.worker.agent.MemoryGauge;
import io.cellwright.worker.agent.Trainer;
import io.cellwright.worker.agent.Trainers;
import io.cellwright.worker.cli.WorkerCommand.DeviceTrainers;
import io.cellwright.worker.engine.Device;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class WorkerCommandTest {

    private static final Map<String, String> TOKEN = Map.of("CELLWRIGHT_WORKER_TOKEN", "token");

    private static final Trainers NO_TRAINERS =
            new Trainers() {
                @Override
                public String engine() {
                    return "none";
                }

                @Override
                public Trainer forSlot(int number) {
                    throw new AssertionError("nothing is trained here");
                }

                @Override
                public long memory(Evaluation evaluation) {
                    throw new AssertionError("nothing is trained here");
                }

                @Override
                public MemoryGauge gauge() {
                    throw new AssertionError("nothing is trained here");
                }
            };

    private static final StopSources NEVER =
            new StopSources() {
                @Override
                public void whenSignalled(Runnable action, Runnable atOnce) {}

                @Override
                public void endAtOnce(int code) {}

                @Override
                public void whenInputEnds(Runnable action) {}
            };

    @TempDir private Path home;
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Map<String, String> environment, String... arguments) {
        Console console =
                new Console(
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        WorkerCommand command =
                new WorkerCommand(
                        console,
                        environment,
                        NEVER,
                        (_, _, _) -> new DeviceTrainers(new Device.Cpu(), NO_TRAINERS),
                        Clock.systemUTC());
        List<String> all = new ArrayList<>(List.of("--home", home.toString(), "--no-supervise"));
        all.addAll(List.of(arguments));
        return console.program()
                .ready(new CommandLine(command), new CommandErrors(console))
                .execute(all.toArray(String[]::new));
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --slots=0           | --slots is 1 to 256, not 0
                    --slots=257         | --slots is 1 to 256, not 257
                    --slots=many        | --slots is a whole number, not "many"
                    --device=tpu        | --device: a device is auto, cpu, or cuda: and a number as in cuda:0, not "tpu"
                    --name=             | a worker's name has 1 to 100 characters
                    --data-memory=-1    | --data-memory is 0 bytes or more, not -1
                    --wait=-1           | --wait is 0 seconds or more, not -1
                    --memory=0          | --memory is 1 byte or more, not 0
                    --memory=2G         | --memory is a whole number, not "2G"
                    --identity=x!       | a worker's identity is 1 to 64 letters, digits and hyphens, not "x!"
                    --controller=host:1 | the controller's address is like http://HOST:PORT, not "host:1"
                    --trial-time-limit=0 | --trial-time-limit is 1 to 31,536,000 seconds, not 0
                    --trial-time-limit=1h | --trial-time-limit is a whole number, not "1h"
                    --wait=soon         | --wait is a whole number, not "soon"
                    --controller=http://host:99999 | the controller's address is like http://HOST:PORT, not "http://host:99999"
                    --contoller=x       | unknown option --contoller; did you mean --controller?
                    """)
    void anOptionThatBreaksARuleIsNamed(String option, String message) {
        String[] arguments =
                option.startsWith("--controller")
                        ? new String[] {option}
                        : new String[] {"--controller=http://127.0.0.1:1", option};
        assertThat(run(TOKEN, arguments)).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains(message);
    }

    @Test
    void withoutAControllerItIsAskedFor() {
        assertThat(run(TOKEN)).isEqualTo(ExitCode.USAGE);
        assertThat(err()).isEqualTo("cellwright: the option --controller URL is missing\n");
    }

    @Test
    void withoutATokenItSaysWhereOneCanBe() {
        assertThat(run(Map.of(), "--controller=http://127.0.0.1:1")).isEqualTo(ExitCode.USAGE);
        assertThat(err())
                .contains("--token-file", "CELLWRIGHT_WORKER_TOKEN", home + "/worker-token");
    }

    @Test
    void aTokenFileThatIsMissingIsNamed() {
        assertThat(
                        run(
                                TOKEN,
                                "--controller=http://127.0.0.1:1",
                                "--token-file=" + home.resolve("none")))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err())
                .isEqualTo(
                        "cellwright: the token file %s cannot be read: there is no such file or folder\n"
                                .formatted(home.resolve("none")));
    }

    @Test
    void aDataFolderWithoutTheDataIsRefusedAtTheStart() {
        assertThat(
                        run(
                                TOKEN,
                                "--controller=http://127.0.0.1:1",
                                "--wait=0",
                                "--data=" + home.resolve("nope")))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err()).contains(home.resolve("nope").toString()).doesNotContain("cannot reach");
    }

    @Test
    void theWorkerTellsTheControllerTheVersionThatIsBuilt() throws IOException {
        AtomicReference<String> registration = new AtomicReference<>("");
        HttpServer controller =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        controller.createContext(
                "/",
                exchange -> {
                    registration.set(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(401, -1);
                    exchange.close();
                });
        controller.start();
        String address = "http://127.0.0.1:" + controller.getAddress().getPort();
        assertThat(run(TOKEN, "--controller=" + address)).isEqualTo(ExitCode.FAILED);
        controller.stop(0);
        assertThat(registration.get()).contains("\"version\":\"%s\"".formatted(Version.current()));
    }

    @Test
    void aTokenInTheHomeIsFoundAndAControllerThatIsNotThereCanBeAnError() throws IOException {
        Files.writeString(home.resolve("worker-token"), "token\n");
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        String address = "http://127.0.0.1:" + port;
        assertThat(run(Map.of(), "--controller=" + address, "--wait=0")).isEqualTo(ExitCode.FAILED);
        assertThat(err())
                .endsWith(
                        "cellwright: cannot reach the controller at %s: connection refused\n"
                                .formatted(address));
    }
}
