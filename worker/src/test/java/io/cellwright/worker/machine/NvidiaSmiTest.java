package io.cellwright.worker.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.worker.machine.SystemCommands.Ended;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class NvidiaSmiTest {

    private static final long MEBIBYTE = 1 << 20;

    private static GpuSurvey survey(int code, String output) {
        return new NvidiaSmi(_ -> Optional.of(new Ended(code, output))).survey();
    }

    @Test
    void everyGpuIsReadWithWhatItHas() {
        assertThat(
                        survey(
                                0,
                                """
                                0, NVIDIA H100 80GB HBM3, 535.104.05, 81559, 80000, 9.0
                                1, Tesla T4, 535.104.05, 15360, 100, 7.5
                                """))
                .isEqualTo(
                        new GpuSurvey.Found(
                                List.of(
                                        new NvidiaGpu(
                                                0,
                                                "NVIDIA H100 80GB HBM3",
                                                "535.104.05",
                                                Optional.of(new ComputeCapability(9, 0)),
                                                OptionalLong.of(81_559 * MEBIBYTE),
                                                OptionalLong.of(80_000 * MEBIBYTE)),
                                        new NvidiaGpu(
                                                1,
                                                "Tesla T4",
                                                "535.104.05",
                                                Optional.of(new ComputeCapability(7, 5)),
                                                OptionalLong.of(15_360 * MEBIBYTE),
                                                OptionalLong.of(100 * MEBIBYTE)))));
    }

    @Test
    void aDriverThatDoesNotKnowTheComputeCapabilityIsAskedWithoutIt() {
        SystemCommands old =
                command ->
                        Optional.of(
                                command.get(1).contains("compute_cap")
                                        ? new Ended(
                                                2,
                                                "Field \"compute_cap\" is not a valid field to query.")
                                        : new Ended(0, "0, Tesla K80, 470.82.01, 11441, 11441\n"));

        assertThat(new NvidiaSmi(old).survey())
                .isInstanceOfSatisfying(
                        GpuSurvey.Found.class,
                        found -> {
                            assertThat(found.gpus()).hasSize(1);
                            assertThat(found.gpus().getFirst().name()).isEqualTo("Tesla K80");
                            assertThat(found.gpus().getFirst().capability()).isEmpty();
                        });
    }

    @Test
    void whatTheDriverDoesNotTellIsUnknown() {
        assertThat(survey(0, "0, NVIDIA GH200, 535.1, [N/A], [N/A], 9.0\n"))
                .isInstanceOfSatisfying(
                        GpuSurvey.Found.class,
                        found -> assertThat(found.gpus().getFirst().memory()).isEmpty());
    }

    @Test
    void aDriverWithoutAGpuSaysWhy() {
        assertThat(survey(9, "NVIDIA-SMI has failed because it could not talk to the driver.\n\n"))
                .isEqualTo(
                        new GpuSurvey.NoGpu(
                                "NVIDIA-SMI has failed because it could not talk to the driver."));
        assertThat(survey(0, "")).isEqualTo(new GpuSurvey.NoGpu("nvidia-smi shows none"));
        assertThat(survey(0, "No devices were found\n"))
                .isEqualTo(new GpuSurvey.NoGpu("No devices were found"));
    }

    @Test
    void withoutTheProgramThereIsNoDriver() {
        SystemCommands missing = _ -> SystemCommands.real().run(List.of("cellwright-has-no-such"));

        assertThat(new NvidiaSmi(missing).survey()).isEqualTo(new GpuSurvey.NoDriver());
    }

    @Test
    void aProgramIsRunToItsEnd() {
        assertThat(SystemCommands.real().run(List.of("sh", "-c", "echo out; echo err >&2; exit 3")))
                .contains(new Ended(3, "out\nerr\n"));
    }
}
