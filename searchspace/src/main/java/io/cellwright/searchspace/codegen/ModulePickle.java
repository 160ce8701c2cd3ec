package io.cellwright.searchspace.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The pickle of a module's attributes, and the storages that its tensors are views of.
final class ModulePickle {

    private final Pickle pickle = new Pickle();
    private final List<Supplier<byte[]>> storages = new ArrayList<>();

    ModulePickle(String module) {
        pickle.global("__torch__", module).emptyTuple().newObject().emptyDictionary().mark();
    }

    void bool(String attribute, boolean value) {
        pickle.text(attribute).bool(value);
    }

    /// A list of tensors that has none yet.
    void noTensors(String attribute) {
        pickle.text(attribute)
                .global("torch.jit._pickle", "build_tensorlist")
                .mark()
                .emptyList()
                .tuple()
                .call();
    }

    /// A tensor with a storage of its own.
    void tensor(String attribute, Tensor tensor, boolean trained) {
        MemoryLayout layout = MemoryLayout.of(tensor.shape());
        begin(attribute);
        storage(tensor.values().length, () -> layout.bytes(tensor));
        end(0, tensor.shape(), trained);
    }

    /// A vector of that many values, whose storage later tensors can be views of. Returns what they
    /// call it by.
    int shared(String attribute, int values, Supplier<byte[]> bytes) {
        int storage = storages.size();
        begin(attribute);
        storage(values, bytes);
        pickle.remember(storage);
        end(0, List.of(values), false);
        return storage;
    }

    /// A tensor in a storage that is shared.
    ///
    /// @param first where in the storage it begins
    void view(String attribute, int storage, int first, List<Integer> shape, boolean trained) {
        begin(attribute);
        pickle.recall(storage);
        end(first, shape, trained);
    }

    byte[] finish() {
        return pickle.setItems().build().finish();
    }

    /// The storages' bytes, in the order of their keys: 0, 1 and so on.
    List<Supplier<byte[]>> storages() {
        return storages;
    }

    private void begin(String attribute) {
        pickle.text(attribute).global("torch._utils", "_rebuild_tensor_v2").mark();
    }

    private void storage(int values, Supplier<byte[]> bytes) {
        pickle.mark()
                .text("storage")
                .global("torch", "FloatStorage")
                .text(String.valueOf(storages.size()))
                .text("cpu")
                .integer(values)
                .tuple()
                .persistent();
        storages.add(bytes);
    }

    private void end(int first, List<Integer> shape, boolean trained) {
        pickle.integer(first)
                .integers(shape)
                .integers(MemoryLayout.of(shape).strides(shape))
                .bool(trained)
                .global("collections", "OrderedDict")
                .emptyTuple()
                .call()
                .tuple()
                .call();
    }
}
