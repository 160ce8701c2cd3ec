package io.cellwright.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTest {

    private static final Device FIRST = new Device.Gpu(0);
    private static final Device SECOND = new Device.Gpu(1);
    private static final Device PROCESSOR = new Device.Cpu();

    @ParameterizedTest
    @CsvSource({"cpu, cpu", "cuda:0, cuda:0", "cuda:12, cuda:12", "cuda, cuda:0", "gpu1, cuda:1"})
    void devicesAreNamedAsPyTorchDoesAndOlderNamesAreRead(String written, String name) {
        assertThat(Device.named(written).name()).isEqualTo(name);
        assertThat(DeviceRequest.named(written))
                .isEqualTo(new DeviceRequest.Exactly(Device.named(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CPU", "cuda:", "cuda:-1", "cuda:1000", "gpu", "mps", "cpu "})
    void anotherNameIsRefusedWithTheRule(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Device.named(written))
                .withMessage(
                        "a device is cpu, or cuda: and a number as in cuda:0, not \"%s\"", written);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeviceRequest.named(written))
                .withMessageStartingWith("a device is auto, cpu, or cuda:")
                .withMessageEndingWith("not \"%s\"", written);
    }

    @Test
    void theBestDeviceIsTheFirstGpuAndWithoutOneTheProcessor() {
        DeviceRequest best = DeviceRequest.named("auto");

        assertThat(new Engine("2.0.1", List.of(FIRST, SECOND, PROCESSOR)).choose(best))
                .isEqualTo(FIRST);
        assertThat(new Engine("2.0.1", List.of(PROCESSOR)).choose(best)).isEqualTo(PROCESSOR);
    }

    @Test
    void aDeviceThatIsNotThereIsRefusedWithThoseThatAre() {
        Engine engine = new Engine("2.0.1", List.of(FIRST, PROCESSOR));

        assertThat(engine.choose(DeviceRequest.named("cuda:0"))).isEqualTo(FIRST);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.choose(DeviceRequest.named("cuda:1")))
                .withMessageContaining("no device cuda:1")
                .withMessageContaining("[cuda:0, cpu]");
    }
}
