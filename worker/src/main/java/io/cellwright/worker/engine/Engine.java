package io.cellwright.worker.engine;

import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The native library, loaded once for the process.
///
/// @param version of PyTorch
/// @param devices that programs can run on, the best first
public record Engine(String version, List<Device> devices) {

    /// There where the native library came with the build, so that nothing needs to be fetched.
    private static final String NATIVE_LIBRARY = "/native/lib/pytorch.properties";

    public Engine {
        devices = List.copyOf(devices);
    }

    /// Loads the native library, which takes seconds. Throws [ProgramException] where it is missing
    /// or does not fit the machine.
    public static Engine start() {
        configure();
        try {
            ai.djl.engine.Engine engine = ai.djl.engine.Engine.getEngine("PyTorch");
            JniUtils.setNumThreads(1);
            List<Device> devices = new ArrayList<>();
            IntStream.range(0, engine.getGpuCount())
                    .mapToObj(Device.Gpu::new)
                    .forEach(devices::add);
            devices.add(new Device.Cpu());
            return new Engine(engine.getVersion(), devices);
        } catch (ai.djl.engine.EngineException | UnsatisfiedLinkError e) {
            throw ProgramException.of("the engine cannot be started", e);
        }
    }

    /// That device, if there is one. Otherwise throws [IllegalArgumentException] with those that
    /// there are.
    public Device require(Device device) {
        if (!devices.contains(device)) {
            throw new IllegalArgumentException(
                    "this machine has no device %s for the engine; there are %s"
                            .formatted(device.name(), devices.stream().map(Device::name).toList()));
        }
        return device;
    }

    /// What DJL reads while it starts. Whoever runs the process may have said otherwise.
    private static void configure() {
        setIfAbsent("org.slf4j.simpleLogger.log.ai.djl", "warn");
        // It warns of every machine without a GPU.
        setIfAbsent("org.slf4j.simpleLogger.log.ai.djl.util.cuda", "error");
        setIfAbsent("OPT_OUT_TRACKING", "true");
        if (Engine.class.getResource(NATIVE_LIBRARY) != null) {
            setIfAbsent("ai.djl.offline", "true");
        }
        setIfAbsent("ai.djl.pytorch.num_interop_threads", "1");
        setIfAbsent("ai.djl.pytorch.num_threads", "1");
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
