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
import java.util.ArrayList;
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
                NDManager numbers = cpu.newSubManager()) {
            long count = steps.count();
            long batch = steps.batchSize();
            List<NDArray> inputs = new ArrayList<>();
            inputs.add(images.images());
            inputs.add(images.labels());
            inputs.add(manager.create(steps.order(), new Shape(count, batch)));
            inputs.addAll(changes(steps, manager, numbers));
            inputs.add(numbers.create(steps.rates(), new Shape(count, Steps.COLUMNS)));
            inputs.add(numbers.create(steps.noise()));
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

    /// In the order of the program's parameters: those that it has.
    ///
    /// @param numbers makes what is read on the CPU
    private static List<NDArray> changes(Steps steps, NDManager manager, NDManager numbers) {
        ImageChanges changes = steps.changes();
        Shape images = new Shape(steps.count(), steps.batchSize());
        List<NDArray> inputs = new ArrayList<>();
        inputs.add(manager.create(changes.crops(), images.add(2)));
        inputs.add(manager.create(changes.flips(), images));
        if (changes.parts().length > 0) {
            inputs.add(manager.create(changes.parts(), images.add(4)));
        }
        if (changes.cutouts().length > 0) {
            inputs.add(manager.create(changes.cutouts(), images.add(2)));
        }
        if (changes.partners().length > 0) {
            inputs.add(manager.create(changes.partners(), images));
            inputs.add(numbers.create(changes.shares()));
        }
        return inputs;
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
            return new Score((last - first) * images.labelsOfEach(), (long) result[0], result[1]);
        }
    }

    /// All parameters and buffers, one after the other, in the order of the graph.
    public float[] weights() {
        return call("weights", false, List.of(), NDArray::toFloatArray);
    }

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
