package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Parameter;
import io.cellwright.searchspace.trial.InitialWeights;
import io.cellwright.searchspace.trial.ZeroCost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
    private final Optional<Training> training;
    private final Map<String, String> extra = new LinkedHashMap<>();

    private TorchScript(
            Attributes attributes,
            Weights weights,
            List<Method> methods,
            Optional<Training> training) {
        this.attributes = attributes;
        this.weights = weights;
        this.methods = methods;
        this.training = training;
    }

    /// What an archive that is trained has beside the network.
    private record Training(FlatLayout layout, UpdateCode update) {}

    /// A program that trains the network from these weights on. Its auxiliary outputs take part in
    /// training alone.
    public static TorchScript training(Graph graph, Weights weights, TrainingSettings settings) {
        Attributes attributes = new Attributes(graph);
        if (attributes.all(true).isEmpty()) {
            throw new IllegalArgumentException(
                    "a network that is trained has a parameter, unlike " + graph);
        }
        FeatureMaps maps = FeatureMaps.of(settings.precision());
        return trainable(graph, attributes, weights.fitting(graph), maps, settings, _ -> List.of());
    }

    /// A program that scores the untrained network: its method `score` is described in
    /// `ZeroCostCode`.
    ///
    /// @param mean of each channel, on the scale of the bytes
    /// @param deviation of each channel, on the scale of the bytes
    public static TorchScript scoring(
            Graph graph,
            ZeroCost zeroCost,
            InitialWeights distribution,
            long seed,
            List<Double> mean,
            List<Double> deviation) {
        Graph used = graph.withoutAuxiliaries();
        Weights weights = Initialization.of(used, distribution, seed);
        FeatureMaps maps = FeatureMaps.FP32;
        if (zeroCost == ZeroCost.SYNFLOW) {
            used = WithoutNormalization.of(used);
            weights = weights.positive(used);
            maps = FeatureMaps.FP64;
        }
        TrainingSettings settings = TrainingSettings.plain(mean, deviation);
        Attributes attributes = new Attributes(used);
        Graph scored = used;
        return trainable(
                scored,
                attributes,
                weights,
                maps,
                settings,
                update -> ZeroCostCode.methods(attributes, scored, update, zeroCost));
    }

    /// @param more methods beside those that train
    private static TorchScript trainable(
            Graph graph,
            Attributes attributes,
            Weights weights,
            FeatureMaps maps,
            TrainingSettings settings,
            Function<UpdateCode, List<Method>> more) {
        FlatLayout layout = FlatLayout.of(graph, settings.regularization());
        UpdateCode update = new UpdateCode(layout, settings);
        List<Method> methods =
                new ArrayList<>(TrainingCode.of(attributes, graph, maps, settings, update));
        methods.addAll(more.apply(update));
        TorchScript script =
                new TorchScript(
                        attributes, weights, methods, Optional.of(new Training(layout, update)));
        script.constants.putAll(
                ImageCode.of(graph, settings).constants(settings.mean(), settings.deviation()));
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
        TorchScript script = new TorchScript(attributes, weights, cut, training);
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
                new TorchScript(
                        attributes, weights.fitting(graph), List.of(forward), Optional.empty());
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
            ModulePickle pickle = pickle();
            archive.add("data.pkl", pickle.finish());
            archive.add("constants.pkl", Pickle.ofEmptyTuple());
            archive.add("code/__torch__.py", code().getBytes(StandardCharsets.UTF_8));
            archive.add("version", "3\n".getBytes(StandardCharsets.US_ASCII));
            for (Map.Entry<String, String> file : extra.entrySet()) {
                archive.add(
                        "extra/" + file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
            }
            for (int key = 0; key < pickle.storages().size(); key++) {
                archive.add("data/" + key, pickle.storages().get(key).get());
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
        training.ifPresent(_ -> buffers.add(UpdateCode.VALUES));
        text.append("  __parameters__ = ").append(quoted(attributes.all(true))).append('\n');
        text.append("  __buffers__ = ").append(quoted(buffers)).append('\n');
        text.append("  training : bool\n");
        training.ifPresent(own ->
                own.update()
                        .attributes()
                        .forEach((name, type) -> text.append("  %s : %s\n".formatted(name, type))));
        training.ifPresent(_ -> text.append("  %s : List[Tensor]\n".formatted(CallCode.INPUTS)));
        for (Parameter parameter : attributes.parameters()) {
            text.append("  ").append(attributes.of(parameter)).append(" : Tensor\n");
        }
        for (String constant : constants.keySet()) {
            text.append("  ").append(constant).append(" : Tensor\n");
        }
        methods.forEach(method -> text.append(method.text(MODULE)));
        return text.toString();
    }

    private ModulePickle pickle() {
        ModulePickle pickle = new ModulePickle(MODULE);
        pickle.bool("training", training.isPresent());
        training.ifPresentOrElse(
                own -> trained(pickle, own),
                () ->
                        attributes
                                .parameters()
                                .forEach(parameter ->
                                        pickle.tensor(
                                                attributes.of(parameter),
                                                weights.tensor(parameter.name()),
                                                parameter.role().trained())));
        constants.forEach((name, value) -> pickle.tensor(name, value, false));
        return pickle;
    }

    private void trained(ModulePickle pickle, Training own) {
        FlatLayout layout = own.layout();
        int storage =
                pickle.shared(UpdateCode.VALUES, layout.values(), () -> layout.bytes(weights));
        for (FlatLayout.Place place : layout.places()) {
            Parameter parameter = place.parameter();
            pickle.view(
                    attributes.of(parameter),
                    storage,
                    place.first(),
                    parameter.shape(),
                    parameter.role().trained());
        }
        for (UpdateCode.Remembered remembered : own.update().remembered()) {
            pickle.tensor(remembered.attribute(), new Tensor(List.of(0), new float[0]), false);
        }
        if (own.update().averages()) {
            pickle.bool(UpdateCode.AVERAGED, false);
        }
        pickle.noTensors(CallCode.INPUTS);
    }

    private static String quoted(List<String> names) {
        StringBuilder text = new StringBuilder("[");
        names.forEach(name -> text.append('"').append(name).append("\", "));
        return text.append(']').toString();
    }
}
