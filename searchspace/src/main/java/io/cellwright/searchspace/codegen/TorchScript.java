package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Parameter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A network as a TorchScript archive, which PyTorch 1.13 and newer load in C++ and in Python.
///
/// `forward(x)` takes normalized images of single precision (batch, channels, height, width) and
/// returns one row of logits for each; where the network's output has more than one pixel, it
/// returns the map (batch, classes, height, width). An archive made by [#training] can also train
/// itself: its `train_steps`, `evaluate` and `weights` are described in `TrainingCode`. Weights and
/// feature maps lie channels-last in memory, as that is what convolutions are fastest with.
public final class TorchScript {

    private static final String MODULE = "Network";
    private static final Pattern EXTRA = Pattern.compile("[a-zA-Z0-9_-]+(\\.[a-zA-Z0-9_-]+)*");

    private final Attributes attributes;
    private final Weights weights;
    private final List<Method> methods;
    private final Map<String, Tensor> constants = new LinkedHashMap<>();
    private final boolean trains;
    private final Map<String, String> extra = new LinkedHashMap<>();

    private TorchScript(
            Attributes attributes, Weights weights, List<Method> methods, boolean trains) {
        this.attributes = attributes;
        this.weights = weights;
        this.methods = methods;
        this.trains = trains;
    }

    /// A program that trains the network from these weights on. Its auxiliary outputs take part in
    /// training alone.
    public static TorchScript training(Graph graph, Weights weights, TrainingSettings settings) {
        Attributes attributes = new Attributes(graph);
        if (attributes.all(true).isEmpty()) {
            throw new IllegalArgumentException(
                    "a network that is trained has a parameter, unlike " + graph);
        }
        List<Method> methods = TrainingCode.of(attributes, graph, settings);
        TorchScript script = new TorchScript(attributes, weights.fitting(graph), methods, true);
        script.constants.put(ImageCode.MEAN, perChannel(graph, settings.mean()));
        script.constants.put(ImageCode.DEVIATION, perChannel(graph, settings.deviation()));
        return script;
    }

    /// This training program, as another one, whose `train_steps` does only the first parts of
    /// every step: what it returns is of no use, but how long it takes is.
    public TorchScript upTo(TrainingPart part) {
        List<Method> cut =
                methods.stream()
                        .map(method ->
                                method.name().equals("train_steps")
                                        ? PartialSteps.of(method, part)
                                        : method)
                        .toList();
        TorchScript script = new TorchScript(attributes, weights, cut, trains);
        script.constants.putAll(constants);
        return script;
    }

    /// The network for use, and nothing else: without its auxiliary outputs and what only they
    /// read.
    ///
    /// @param extra texts that are kept in the archive, by file name, as `torch.jit.load(path,
    ///   _extra_files={name: ""})` returns them
    public static TorchScript inference(Graph graph, Weights weights, Map<String, String> extra) {
        Graph used = graph.withoutAuxiliaries();
        Attributes attributes = new Attributes(used);
        Method forward =
                new Method(
                        "forward",
                        List.of("x: Tensor"),
                        "Tensor",
                        NetworkCode.forUse(used, attributes));
        TorchScript script =
                new TorchScript(attributes, weights.fitting(graph), List.of(forward), false);
        extra.forEach((name, content) -> {
            if (!EXTRA.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "an extra file is named by letters, digits, _, - and single dots,"
                                + " not \"%.100s\"".formatted(name));
            }
            script.extra.put(name, content);
        });
        return script;
    }

    /// Writes the archive. The stream is closed.
    public void write(OutputStream out) throws IOException {
        try (ZipArchive archive = new ZipArchive(out, "network")) {
            List<Tensor> storages = new ArrayList<>();
            archive.add("data.pkl", pickle(storages));
            archive.add("constants.pkl", Pickle.ofEmptyTuple());
            archive.add("code/__torch__.py", code().getBytes(StandardCharsets.UTF_8));
            archive.add("version", "3\n".getBytes(StandardCharsets.US_ASCII));
            for (Map.Entry<String, String> file : extra.entrySet()) {
                archive.add(
                        "extra/" + file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
            }
            for (int key = 0; key < storages.size(); key++) {
                archive.add(
                        "data/" + key,
                        MemoryLayout.of(storages.get(key).shape()).bytes(storages.get(key)));
            }
        }
    }

    /// The whole archive.
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    /// The text of the module's class.
    String code() {
        StringBuilder text = new StringBuilder("class " + MODULE + "(Module):\n");
        List<String> buffers = new ArrayList<>(attributes.all(false));
        buffers.addAll(constants.keySet());
        text.append("  __parameters__ = ").append(quoted(attributes.all(true))).append('\n');
        text.append("  __buffers__ = ").append(quoted(buffers)).append('\n');
        text.append("  training : bool\n");
        for (String list : lists()) {
            text.append("  ").append(list).append(" : List[Tensor]\n");
        }
        for (Parameter parameter : attributes.parameters()) {
            text.append("  ").append(attributes.of(parameter)).append(" : Tensor\n");
        }
        for (String constant : constants.keySet()) {
            text.append("  ").append(constant).append(" : Tensor\n");
        }
        methods.forEach(method -> text.append(method.text(MODULE)));
        return text.toString();
    }

    /// The attributes that are lists of tensors, empty at first.
    private List<String> lists() {
        return trains ? List.of(StateCode.VELOCITIES, CallCode.INPUTS) : List.of();
    }

    private byte[] pickle(List<Tensor> storages) {
        Pickle pickle =
                new Pickle()
                        .global("__torch__", MODULE)
                        .emptyTuple()
                        .newObject()
                        .emptyDictionary()
                        .mark()
                        .text("training")
                        .bool(trains);
        for (String list : lists()) {
            pickle.text(list)
                    .global("torch.jit._pickle", "build_tensorlist")
                    .mark()
                    .emptyList()
                    .tuple()
                    .call();
        }
        for (Parameter parameter : attributes.parameters()) {
            pickle.text(attributes.of(parameter));
            tensor(pickle, weights.tensor(parameter.name()), parameter.role().trained(), storages);
        }
        constants.forEach((name, value) -> {
            pickle.text(name);
            tensor(pickle, value, false, storages);
        });
        return pickle.setItems().build().finish();
    }

    private static void tensor(
            Pickle pickle, Tensor tensor, boolean trained, List<Tensor> storages) {
        String key = String.valueOf(storages.size());
        storages.add(tensor);
        pickle.global("torch._utils", "_rebuild_tensor_v2").mark();
        pickle.mark()
                .text("storage")
                .global("torch", "FloatStorage")
                .text(key)
                .text("cpu")
                .integer(tensor.values().length)
                .tuple()
                .persistent();
        pickle.integer(0)
                .integers(tensor.shape())
                .integers(MemoryLayout.of(tensor.shape()).strides(tensor.shape()))
                .bool(trained)
                .global("collections", "OrderedDict")
                .emptyTuple()
                .call()
                .tuple()
                .call();
    }

    private static Tensor perChannel(Graph graph, List<Double> values) {
        int channels = graph.input().channels();
        if (values.size() != channels) {
            throw new IllegalArgumentException(
                    "images of %d channels need as many means and deviations, not %d"
                            .formatted(channels, values.size()));
        }
        float[] single = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            single[channel] = values.get(channel).floatValue();
        }
        return new Tensor(List.of(1, channels, 1, 1), single);
    }

    private static String quoted(List<String> names) {
        StringBuilder text = new StringBuilder("[");
        names.forEach(name -> text.append('"').append(name).append("\", "));
        return text.append(']').toString();
    }
}
