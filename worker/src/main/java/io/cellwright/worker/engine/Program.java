package io.cellwright.worker.engine;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// A training program on a device: one native call for many steps. Every method runs on an
/// [EngineThread] and throws [ProgramException] where the program cannot be run.
///
/// DJL's own ways to load and to call a model are not used: the one leaves a folder behind until
/// the process ends, and the other, when a call fails, its inputs.
public final class Program implements AutoCloseable {

    private final PtNDManager manager;
    private final NDManager cpu;
    private final PtSymbolBlock module;
    private boolean outOfMemory;

    private Program(PtNDManager manager, NDManager cpu, PtSymbolBlock module) {
        this.manager = manager;
        this.cpu = cpu;
        this.module = module;
    }

    /// Loads an archive that `TorchScript.training` of the search space wrote.
    public static Program load(byte[] archive, Device device) {
        EngineThread.requireCurrent();
        PtNDManager manager = (PtNDManager) NDManager.newBaseManager(Devices.of(device), "PyTorch");
        try {
            PtSymbolBlock module =
                    JniUtils.loadModule(manager, new ByteArrayInputStream(archive), true, false);
            return new Program(
                    manager, NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch"), module);
        } catch (EngineException | IOException e) {
            manager.close();
            throw ProgramException.of("the program cannot be loaded", e);
        } catch (RuntimeException | Error e) {
            manager.close();
            throw e;
        }
    }

    /// Trains on the images.
    public StepResults trainSteps(DeviceImages images, Steps steps) {
        try (NDManager own = manager.newSubManager();
                NDManager numbers = cpu.newSubManager()) {
            long count = steps.count();
            long batch = steps.batchSize();
            List<NDArray> inputs = new ArrayList<>();
            inputs.add(images.images());
            inputs.add(images.labels());
            inputs.add(own.create(steps.order(), new Shape(count, batch)));
            inputs.addAll(changes(steps, own, numbers));
            inputs.add(numbers.create(steps.rates(), new Shape(count, Steps.COLUMNS)));
            inputs.add(numbers.create(steps.noise()));
            take(inputs);
            float[] results = run("train_steps_taken", NDArray::toFloatArray);
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

    /// What an archive that `TorchScript.scoring` of the search space wrote makes of the first
    /// images, `count` of them; not a finite number where they tell nothing.
    public double zeroCost(DeviceImages images, int count) {
        try (NDArray batch = images.images().get(new NDIndex("0:{}", count));
                NDArray labels = images.labels().get(new NDIndex("0:{}", count))) {
            take(List.of(batch, labels));
            return run("score_taken", NDArray::toDoubleArray)[0];
        }
    }

    /// The network's output, image after image in row-major order, while nothing is trained.
    public float[] forward(NormalizedImages images) {
        return call("forward", List.of(images.images()), NDArray::toFloatArray);
    }

    /// All parameters and buffers, one after the other, in the order of the graph.
    public float[] weights() {
        return call("weights", List.of(), NDArray::toFloatArray);
    }

    /// Everything that training goes on from: all parameters and buffers in the order of the graph,
    /// then what the optimizer remembers, which is the program's own affair.
    public float[] state() {
        return run("state", NDArray::toFloatArray);
    }

    /// Makes the program go on as the one that [#state] is from. Throws [IllegalArgumentException]
    /// where that one had another network or another optimizer; then nothing has changed.
    public void restore(float[] state) {
        try (NDArray values = cpu.create(state)) {
            take(List.of(values));
            long needed = run("restore_taken", NDArray::toLongArray)[0];
            if (needed != state.length) {
                throw new IllegalArgumentException(
                        "the state of this training has %,d values, not %,d"
                                .formatted(needed, state.length));
            }
        }
    }

    /// Calls a method that computes no gradients and makes no tensor that lasts: the engine forbids
    /// both to such calls.
    private <T> T call(String method, List<NDArray> inputs, Function<NDArray, T> read) {
        EngineThread.requireCurrent();
        List<IValue> values = new ArrayList<>();
        try {
            inputs.forEach(input -> values.add(IValue.from((PtNDArray) input)));
            try (IValue output =
                            IValueUtils.runMethod(module, method, values.toArray(IValue[]::new));
                    NDArray result = output.toTensor(manager)) {
                return read.apply(result);
            }
        } catch (EngineException e) {
            throw failure(method, e);
        } finally {
            values.forEach(IValue::close);
        }
    }

    /// Calls a method as training needs it. The engine loses the inputs of such a call where it
    /// fails, so there are none: they are taken before.
    private <T> T run(String method, Function<NDArray, T> read) {
        EngineThread.requireCurrent();
        try (NDArray marker = cpu.create(0)) {
            marker.setName("module_method:" + method);
            try (NDList outputs = IValueUtils.forward(module, new NDList(marker), true)) {
                return read.apply(outputs.singletonOrThrow());
            }
        } catch (EngineException e) {
            throw failure(method, e);
        }
    }

    /// Hands over the inputs of the next `run`.
    private void take(List<NDArray> inputs) {
        EngineThread.requireCurrent();
        try (IValue list = IValue.listFrom(inputs.toArray(PtNDArray[]::new))) {
            IValueUtils.runMethod(module, "take", list).close();
        } catch (EngineException e) {
            throw failure("take", e);
        }
    }

    private ProgramException failure(String method, EngineException cause) {
        ProgramException failure =
                ProgramException.of("the program failed in " + method.replace("_taken", ""), cause);
        outOfMemory |= failure.outOfMemory();
        return failure;
    }

    /// Frees the program's memory. After a lack of it, what the engine kept for later is given back
    /// to the device too, as it may lie there in pieces that fit nobody.
    @Override
    public void close() {
        module.close();
        manager.close();
        cpu.close();
        if (outOfMemory && manager.getDevice().isGpu()) {
            JniUtils.emptyCudaCache();
        }
    }
}
