package io.cellwright.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellwright.searchspace.commandline.ExitCode;
import io.cellwright.worker.engine.Device;
import io.cellwright.worker.engine.Engine;
import io.cellwright.worker.machine.Disks;
import io.cellwright.worker.machine.GpuEngine;
import io.cellwright.worker.machine.GpuEngineException;
import io.cellwright.worker.machine.NativeJars;
import io.cellwright.worker.machine.SystemCommands;
import io.cellwright.worker.machine.SystemCommands.Ended;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class GpuCommandTest {

    private static final SystemCommands NO_DRIVER = _ -> Optional.empty();
    private static final SystemCommands HOPPER =
            _ -> Optional.of(new Ended(0, "0, NVIDIA H100, 535.1, 81559, 81000, 9.0\n"));
    private static final SystemCommands BLACKWELL =
            _ -> Optional.of(new Ended(0, "0, NVIDIA B200, 570.1, 183359, 183000, 10.0\n"));

    private static final NativeJars NOTHING_TO_FETCH =
            new NativeJars() {
                @Override
                public Optional<List<Path>> here() {
                    throw new GpuEngineException("nothing is fetched here");
                }

                @Override
                public List<Path> fetch() {
                    throw new AssertionError("asked for what is not here");
                }

                @Override
                public Path repository() {
                    return Path.of("/");
                }

                @Override
                public long size() {
                    return 0;
                }
            };

    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private Engine engine = new Engine("2.0.1", List.of(new Device.Cpu()));
    private String checked = "{\"loads\": true, \"engine\": \"e\", \"verdict\": \"v\"}";

    private int run(SystemCommands commands, String... arguments) {
        Console console =
                new Console(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        GpuCommand command =
                new GpuCommand(
                        console,
                        new GpuCommand.Surroundings(
                                environment,
                                new GpuEngine(folder),
                                () -> engine,
                                commands,
                                () -> NOTHING_TO_FETCH,
                                Disks.real(),
                                new LauncherCommands() {
                                    @Override
                                    public void build() {
                                        console.err().println("built");
                                    }

                                    @Override
                                    public String gpuCheck() {
                                        return checked;
                                    }
                                }));
        return console.program()
                .ready(new CommandLine(command), new CommandErrors(console))
                .execute(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out());
    }

    /// An engine that is set up, and the process was given it.
    private void setUp() throws IOException {
        Files.createDirectories(folder.resolve("cu118/torch"));
        Files.writeString(folder.resolve("cu118/torch/libtorch.so"), "four");
        Files.writeString(
                folder.resolve("cu118/engine.properties"),
                "version=2.0.1\nfile.torch/libtorch.so=4\n");
        environment.put("PYTORCH_LIBRARY_PATH", folder.resolve("cu118/torch").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "check"})
    void withoutADriverItSaysSoAndEndsWithOne(String command) {
        assertThat(run(NO_DRIVER, command.isEmpty() ? new String[0] : new String[] {command}))
                .isEqualTo(ExitCode.FAILED);
        assertThat(out())
                .contains("driver   none")
                .contains("verdict  no NVIDIA GPU can be used: there is no driver")
                .contains("not set up");
    }

    @Test
    void aGpuWithoutItsEngineLeadsToSetup() throws IOException {
        assertThat(run(HOPPER, "check", "-o", "json")).isEqualTo(ExitCode.FAILED);
        assertThat(json().path("usable").booleanValue()).isFalse();
        assertThat(json().path("verdict").textValue()).contains("./cellwright gpu setup");
        JsonNode gpu = json().path("gpus").path(0);
        assertThat(gpu.path("device").textValue()).isEqualTo("cuda:0");
        assertThat(gpu.path("compute_capability").textValue()).isEqualTo("9.0");
        assertThat(gpu.path("memory_bytes").longValue()).isEqualTo(81_559L << 20);
    }

    @Test
    void aGpuThatTheEngineHasNoCodeForIsNamed() {
        assertThat(run(BLACKWELL)).isEqualTo(ExitCode.FAILED);
        assertThat(out()).contains("3.7 to 9.x, not 10.0", "CELLWRIGHT_PROFILE=auto");
    }

    @Test
    void aGpuThatTheEngineSeesCanBeUsed() throws IOException {
        setUp();
        engine = new Engine("2.0.1", List.of(new Device.Gpu(0), new Device.Cpu()));

        assertThat(run(HOPPER)).isEqualTo(ExitCode.OK);
        assertThat(out()).contains("starts, with [cuda:0, cpu]", "verdict  ready:");
    }

    @Test
    void anEngineThatSeesNoGpuBlamesTheDriver() throws IOException {
        setUp();

        assertThat(run(HOPPER)).isEqualTo(ExitCode.FAILED);
        assertThat(out()).contains("starts, with [cpu]", "CUDA finds no GPU");
    }

    @Test
    void setupBuildsAndChecksWhatIsThere() throws IOException {
        setUp();

        assertThat(run(NO_DRIVER, "setup")).isEqualTo(ExitCode.OK);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("PyTorch 2.0.1 for CUDA 11.8 is in " + folder, "built");
        assertThat(out()).isEqualTo("engine   e\nverdict  v\n");
    }

    @Test
    void setupFailsWhereWhatItUnpackedDoesNotLoad() throws IOException {
        setUp();
        checked = "{\"loads\": false, \"engine\": \"e\", \"verdict\": \"no\"}";

        assertThat(run(NO_DRIVER, "setup")).isEqualTo(ExitCode.FAILED);
        assertThat(out()).contains("verdict  no");
    }

    @Test
    void aSetupThatFailsSaysWhyInOneLine() {
        assertThat(run(NO_DRIVER, "setup")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("cellwright: nothing is fetched here\n");
    }

    @Test
    void anUnknownCommandEndsWithTwo() {
        assertThat(run(NO_DRIVER, "setpu")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("cellwright: unknown command \"setpu\"; did you mean setup?");
    }
}
