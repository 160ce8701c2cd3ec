package io.cellwright.worker.engine;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A training program on a device: one native call for many steps. Every method runs on an
/// [EngineThread] and throws [ProgramException] where the program cannot be run.
public final class Program implements AutoCloseable {

    private final Model model;
    private final NDManager cpu;
    private final ParameterStore store;

    private Program(Model model, NDManager cpu) {
        this.model = model;
        this.cpu = cpu;
        this.store = new ParameterStore(model.getNDManager(), false);
    }

    /// Loads an archive that `TorchScript.training` of the search space wrote.
    public static Program load(byte[] archive, Device device) {
        EngineThread.requireCurrent();
        Model model = Model.newInstance("program", Devices.of(device), "PyTorch");
        try {
            model.load(new ByteArrayInputStream(archive), Map.of("mapLocation", "true"));
            return new Program(model, NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch"));
        } catch (EngineException | IOException | MalformedModelException e) {
            model.close();
            throw ProgramException.of("the program cannot be loaded", e);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /// Trains on the images.
    public StepResults trainSteps(DeviceImages images, Steps steps) {
        try (NDManager manager = model.getNDManager().newSubManager();
                NDArray rates = cpu.create(steps.rates());
                NDArray noise = cpu.create(steps.noise())) {
            long count = steps.count();
            long batch = steps.batchSize();
            List<NDArray> inputs =
                    List.of(
                            images.images(),
                            images.labels(),
                            manager.create(steps.order(), new Shape(count, batch)),
                            manager.create(steps.crops(), new Shape(count, batch, 2)),
                            manager.create(steps.flips(), new Shape(count, batch)),
                            rates,
                            noise);
            float[] results = call("train_steps", true, inputs, NDArray::toFloatArray);
            float[] losses = new float[steps.count()];
            int[] correct = new int[steps.count()];
            for (int step = 0; step < losses.length; step++) {
                losses[step] = results[step];
                correct[step] = (int) results[losses.length + step];
            }
            return new StepResults(losses, correct);
        }
    }

    /// Scores the network on the images from `first` to before `last`, `batchSize` at a time.
    public Score evaluate(DeviceImages images, int first, int last, int batchSize) {
        if (first < 0 || last < first || last > images.count() || batchSize < 1) {
            throw new IllegalArgumentException(
                    "no images %d to %d of %d, %d at a time"
                            .formatted(first, last, images.count(), batchSize));
        }
        try (NDArray span = cpu.create(new long[] {first, last, batchSize})) {
            double[] result =
                    call(
                            "evaluate",
                            false,
                            List.of(images.images(), images.labels(), span),
                            NDArray::toDoubleArray);
            return new Score(
                    (last - first) * images.labelsOfEach(),
                    (long) result[1],
                    (long) result[2],
                    result[0],
                    Arrays.stream(result).skip(3).mapToObj(count -> (long) count).toList());
        }
    }

    /// The network's output, image after image in row-major order, while nothing is trained.
    public float[] forward(NormalizedImages images) {
        return call("forward", false, List.of(images.images()), NDArray::toFloatArray);
    }

    /// All parameters and buffers, one after the other, in the order of the graph.
    public float[] weights() {
        return call("weights", false, List.of(), NDArray::toFloatArray);
    }

    /// @param training whether gradients are kept; where not, the engine switches them off for this
    ///   call, which takes an eighth of the memory
    private <T> T call(
            String method, boolean training, List<NDArray> inputs, Function<NDArray, T> read) {
        EngineThread.requireCurrent();
        try (NDArray marker = cpu.create(0)) {
            marker.setName("module_method:" + method);
            NDList all = new NDList(inputs);
            all.add(marker);
            try (NDList outputs = model.getBlock().forward(store, all, training)) {
                return read.apply(outputs.singletonOrThrow());
            }
        } catch (EngineException e) {
            throw ProgramException.of("the program failed in " + method, e);
        }
    }

    /// Frees the program's memory.
    @Override
    public void close() {
        model.close();
        cpu.close();
    }
}
