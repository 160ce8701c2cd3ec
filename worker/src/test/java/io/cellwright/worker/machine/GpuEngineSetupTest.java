package io.cellwright.worker.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuEngineSetupTest {

    @TempDir private Path home;
    private final List<String> told = new ArrayList<>();
    private GpuEngine engine = new GpuEngine(Path.of("unset"));
    private EngineJars jars = new EngineJars(Path.of("unset"));

    @BeforeEach
    void prepare() {
        engine = GpuEngine.of(Map.of(), home);
        jars = new EngineJars(home);
    }

    private GpuEngine.State setUp(Disks disks) {
        return new GpuEngineSetup(engine, jars, disks, told::add).run();
    }

    private static Disks with(long free) {
        return new Disks() {
            @Override
            public long free(Path folder) {
                return free;
            }

            @Override
            public boolean same(Path one, Path other) {
                return true;
            }
        };
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void whatIsNeededIsUnpackedApartAndNothingElse() throws IOException {
        assertThat(engine.state()).isEqualTo(new GpuEngine.State.Absent());

        assertThat(setUp(Disks.real()))
                .isInstanceOfSatisfying(
                        GpuEngine.State.Ready.class,
                        ready -> assertThat(ready.version()).isEqualTo("2.0.1"));

        assertThat(files(home))
                .containsExactly(
                        Stream.concat(
                                        Stream.of(
                                                        "engine.properties",
                                                        "on-demand/libcaffe2_nvrtc.so",
                                                        "on-demand/libcudnn.so.8",
                                                        "on-demand/libcudnn_cnn_infer.so.8",
                                                        "on-demand/libcudnn_cnn_train.so.8",
                                                        "on-demand/libcudnn_ops_infer.so.8",
                                                        "on-demand/libcudnn_ops_train.so.8",
                                                        "torch/libc10_cuda.so",
                                                        "torch/libcublas-3b81d170.so.11",
                                                        "torch/libtorch.so",
                                                        "torch/libtorch_cpu.so",
                                                        "torch/libtorch_cuda.so")
                                                .map(".cache/cellwright/engines/cu118/"::concat),
                                        Stream.of(
                                                ".cache/cellwright/engines/setup.lock",
                                                "engine.jar"))
                                .toArray(String[]::new));
        assertThat(engine.folder().resolve("torch/libtorch.so"))
                .hasContent("the library libtorch.so");
        assertThat(told).last().asString().startsWith("unpacked 0.0 GB of");
    }

    @Test
    void whatIsSetUpIsNotSetUpAgain() {
        setUp(Disks.real());

        assertThat(setUp(with(0))).isEqualTo(engine.state());
        assertThat(jars.asked).isEqualTo(1);
    }

    @Test
    void whatWasDamagedIsUnpackedAgain() throws IOException {
        setUp(Disks.real());
        Path library = engine.folder().resolve("on-demand/libcudnn.so.8");
        Files.writeString(library, "short");
        assertThat(engine.state())
                .isEqualTo(
                        new GpuEngine.State.Damaged("on-demand/libcudnn.so.8 has 5 bytes, not 25"));

        setUp(Disks.real());

        assertThat(library).hasContent("the library libcudnn.so.8");
        assertThat(told).contains("unpacking again: on-demand/libcudnn.so.8 has 5 bytes, not 25");
    }

    @Test
    void aDiskWithoutRoomIsRefusedBeforeAnythingIsFetched() {
        assertThatExceptionOfType(GpuEngineException.class)
                .isThrownBy(() -> setUp(with(4_500_000_000L)))
                .withMessageContaining("native libraries need 4.6 GB")
                .withMessageContaining("4.5 GB free for " + home);
        assertThat(jars.jar()).doesNotExist();
        assertThat(engine.state()).isEqualTo(new GpuEngine.State.Absent());
    }

    @Test
    void whatIsFetchedAlreadyNeedsRoomForItsFilesOnly() {
        jars.fetched();

        assertThat(setUp(with(1_000_000))).isInstanceOf(GpuEngine.State.Ready.class);
        assertThat(told).noneMatch(line -> line.startsWith("fetching"));
    }

    @Test
    void aFileOfTheJarThatIsDamagedIsNamedAndNothingIsLeft() throws IOException {
        jars.fetch();
        byte[] bytes = Files.readAllBytes(jars.jar());
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[text.indexOf("the library libcudnn_ops_infer")] ^= 1;
        NativeJars damaged =
                new NativeJars() {
                    @Override
                    public java.util.Optional<List<Path>> here() {
                        return java.util.Optional.of(fetch());
                    }

                    @Override
                    public List<Path> fetch() {
                        return List.of(jars.jar());
                    }

                    @Override
                    public Path repository() {
                        return home;
                    }

                    @Override
                    public long size() {
                        return 0;
                    }
                };
        Files.write(jars.jar(), bytes);

        assertThatExceptionOfType(GpuEngineException.class)
                .isThrownBy(
                        () -> new GpuEngineSetup(engine, damaged, Disks.real(), told::add).run())
                .withMessageContaining("libcudnn_ops_infer.so.8")
                .withMessageContaining("is damaged; delete the jar");
        assertThat(files(engine.engines())).containsExactly("setup.lock");
    }

    @Test
    void aJarWithoutALibraryThatIsNeededIsRefused() {
        jars.without(EngineJars.CUDNN + "libcudnn_cnn_train.so.8");

        assertThatExceptionOfType(GpuEngineException.class)
                .isThrownBy(() -> setUp(Disks.real()))
                .withMessage("the jars have no libcudnn_cnn_train.so.8");
    }

    @Test
    void whatAKilledSetupLeftIsRemoved() throws IOException {
        Path left = engine.engines().resolve("cu118-draft-1/torch");
        Files.createDirectories(left);
        Files.writeString(left.resolve("libtorch.so"), "half");

        setUp(Disks.real());

        assertThat(left).doesNotExist();
    }

    @Test
    void theFolderIsWhereTheUserKeepsCaches() {
        assertThat(engine.folder()).isEqualTo(home.resolve(".cache/cellwright/engines/cu118"));
        assertThat(GpuEngine.of(Map.of("XDG_CACHE_HOME", "/c"), home).folder())
                .isEqualTo(Path.of("/c/cellwright/engines/cu118"));
        assertThat(
                        GpuEngine.of(
                                        Map.of("CELLWRIGHT_ENGINES", "/e", "XDG_CACHE_HOME", "/c"),
                                        home)
                                .folder())
                .isEqualTo(Path.of("/e/cu118"));
    }

    @Test
    void theEngineHasCodeForGpusFromKeplerToHopper() {
        assertThat(Stream.of("3.7", "7.5", "8.9", "9.0").map(ComputeCapability::parse))
                .allMatch(capability -> GpuEngine.supports(capability.orElseThrow()));
        assertThat(Stream.of("3.5", "10.0", "12.0").map(ComputeCapability::parse))
                .noneMatch(capability -> GpuEngine.supports(capability.orElseThrow()));
    }
}
