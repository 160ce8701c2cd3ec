package io.cellwright.worker.engine;

import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The native library, loaded once for the process.
///
/// @param version of PyTorch
/// @param devices that programs can run on, the best first
public record Engine(String version, List<Device> devices) {

    private static final String OFFLINE = "ai.djl.offline";

    public Engine {
        devices = List.copyOf(devices);
    }

    /// Loads the native library, which takes seconds. Throws [ProgramException] where it is missing
    /// or does not fit the machine.
    public static Engine start() {
        configure();
        requireNativeLibrary();
        try {
            ai.djl.engine.Engine engine = ai.djl.engine.Engine.getEngine("PyTorch");
            JniUtils.setNumThreads(1);
            List<Device> devices = new ArrayList<>();
            IntStream.range(0, engine.getGpuCount())
                    .mapToObj(Device.Gpu::new)
                    .forEach(devices::add);
            devices.add(new Device.Cpu());
            return new Engine(engine.getVersion(), devices);
        } catch (ai.djl.engine.EngineException | LinkageError e) {
            throw notStarted(e);
        }
    }

    /// The device that is wanted, if there is one. Otherwise throws [IllegalArgumentException] with
    /// those that there are.
    public Device choose(DeviceRequest request) {
        return switch (request) {
            case DeviceRequest.Best _ -> devices.getFirst();
            case DeviceRequest.Exactly(Device device) -> require(device);
        };
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

    /// Without a native library DJL would fetch one, which its older releases do not do safely:
    /// only the launcher's profile `auto` lets it.
    private static void requireNativeLibrary() {
        boolean built = Engine.class.getResource("/native/lib/pytorch.properties") != null;
        String folder = System.getenv("PYTORCH_LIBRARY_PATH");
        boolean named = folder != null && Files.exists(Path.of(folder, "libtorch.so"));
        if (!built && !named && Boolean.getBoolean(OFFLINE)) {
            throw new ProgramException(
                    "the engine has no native library: it is neither in the build nor where"
                            + " PYTORCH_LIBRARY_PATH says; \"cellwright gpu setup\" fetches the one"
                            + " for GPUs");
        }
    }

    /// DJL wraps what the native loader said, which names the library, or the network, which names
    /// a host.
    private static ProgramException notStarted(Throwable failure) {
        String what = "the engine cannot be started";
        Throwable cause = failure;
        while (cause.getCause() != null) {
            what = cause.getMessage() == null ? what : "the engine: " + cause.getMessage();
            cause = cause.getCause();
        }
        return ProgramException.of(what, cause);
    }

    /// What DJL reads while it starts. Whoever runs the process may have said otherwise.
    private static void configure() {
        setIfAbsent("org.slf4j.simpleLogger.log.ai.djl", "warn");
        // It warns of every machine without a GPU.
        setIfAbsent("org.slf4j.simpleLogger.log.ai.djl.util.cuda", "error");
        setIfAbsent("OPT_OUT_TRACKING", "true");
        setIfAbsent(OFFLINE, "true");
        // On a GPU, cuDNN tries its algorithms once for each shape and keeps the fastest: all steps
        // of a training have the same shapes.
        setIfAbsent("ai.djl.pytorch.cudnn_benchmark", "true");
        setIfAbsent("ai.djl.pytorch.num_interop_threads", "1");
        setIfAbsent("ai.djl.pytorch.num_threads", "1");
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
