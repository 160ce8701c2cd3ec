package io.cellwright.searchspace.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import io.cellwright.searchspace.trial.Augmentation;
import io.cellwright.searchspace.trial.Optimizer;
import io.cellwright.searchspace.trial.Precision;
import io.cellwright.searchspace.trial.Regularization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class TorchScriptTest {

    private static final TrainingSettings SETTINGS = settings(Augmentation.cropAndFlip(4));

    @Test
    void theCodeOfASmallNetworkIsWhatAPersonWouldWrite() {
        TorchScript script =
                TorchScript.inference(small(), Initialization.of(small(), 1), Map.of());

        assertThat(script.code())
                .isEqualTo(
                        """
                        class Network(Module):
                          __parameters__ = ["stem__weight", "normal__weight", "normal__bias", "classifier__weight", "classifier__bias", ]
                          __buffers__ = ["normal__running_mean", "normal__running_var", ]
                          training : bool
                          stem__weight : Tensor
                          normal__weight : Tensor
                          normal__bias : Tensor
                          normal__running_mean : Tensor
                          normal__running_var : Tensor
                          classifier__weight : Tensor
                          classifier__bias : Tensor
                          def forward(self: __torch__.Network, x: Tensor) -> Tensor:
                            v1 = torch.conv2d(x, self.stem__weight, None, [1, 1], [1, 1], [1, 1], 1)
                            v2 = torch.batch_norm(v1, self.normal__weight, self.normal__bias, self.normal__running_mean, self.normal__running_var, False, 0.1, 1.0e-5, True)
                            v3 = torch.relu_(v2)
                            v4 = torch.mean(v3, [2, 3], True)
                            v5 = torch.view(torch.linear(torch.flatten(v4, 1, -1), self.classifier__weight, self.classifier__bias), [-1, 5, 1, 1])
                            return torch.flatten(v5, 1, -1)
                        """);
    }

    @Test
    void aNetworkForUseHasNoMethodThatTrains() {
        Weights weights = Initialization.of(small(), 1);

        assertThat(TorchScript.inference(small(), weights, Map.of()).code())
                .doesNotContain("train_steps", "velocity", "normalization_mean");
        assertThat(TorchScript.training(small(), weights, SETTINGS).code())
                .contains("def train_steps(", "def evaluate(", "def weights(");
    }

    @Test
    void anArchiveHoldsStoredEntriesUnderOneFolder() throws IOException {
        TorchScript script =
                TorchScript.inference(
                        small(), Initialization.of(small(), 1), Map.of("about.json", "{}"));

        Map<String, byte[]> entries = entries(script.bytes());

        assertThat(entries.keySet())
                .containsExactly(
                        "network/data.pkl",
                        "network/constants.pkl",
                        "network/code/__torch__.py",
                        "network/version",
                        "network/extra/about.json",
                        "network/data/0",
                        "network/data/1",
                        "network/data/2",
                        "network/data/3",
                        "network/data/4",
                        "network/data/5",
                        "network/data/6");
        assertThat(text(entries, "network/version")).isEqualTo("3\n");
        assertThat(text(entries, "network/extra/about.json")).isEqualTo("{}");
    }

    @Test
    void equalNetworksGiveEqualBytes() {
        assertThat(TorchScript.training(small(), Initialization.of(small(), 1), SETTINGS).bytes())
                .isEqualTo(
                        TorchScript.training(small(), Initialization.of(small(), 1), SETTINGS)
                                .bytes());
    }

    @Test
    void theWeightsOfAConvolutionLieChannelsLast() throws IOException {
        Weights weights = Initialization.of(small(), 1);
        float[] rowMajor = weights.tensor("stem.weight").values();

        byte[] bytes =
                entries(TorchScript.inference(small(), weights, Map.of()).bytes())
                        .getOrDefault("network/data/0", new byte[0]);

        ByteBuffer stored = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(stored.getFloat()).isEqualTo(rowMajor[0]);
        assertThat(stored.getFloat()).as("next channel").isEqualTo(rowMajor[9]);
        assertThat(stored.getFloat()).as("next column").isEqualTo(rowMajor[1]);
    }

    @Test
    void namesThatWouldBeAlikeStayApart() {
        GraphBuilder builder = GraphBuilder.withInput(new Shape(2, 1, 1));
        Value first = builder.add("a-b", new Operation.Linear(2, false), builder.input());
        Value second = builder.add("a_b", new Operation.Linear(2, false), first);
        Value third = builder.add("0", new Operation.Linear(2, false), second);
        Graph graph = builder.build(third);

        assertThat(
                        TorchScript.inference(graph, Initialization.of(graph, 1), Map.of())
                                .code()
                                .lines())
                .contains(
                        "  a_b__weight : Tensor",
                        "  a_b__weight_2 : Tensor",
                        "  node0__weight : Tensor");
    }

    @Test
    void aNetworkThatLabelsPixelsReturnsItsMap() {
        GraphBuilder builder = GraphBuilder.withInput(new Shape(2, 4, 4));
        Graph graph =
                builder.build(
                        builder.add(
                                "convolution",
                                new Operation.Convolution(2, Window.same(1, 1), 1, false),
                                builder.input()));
        Weights weights = Initialization.of(graph, 1);

        assertThat(TorchScript.inference(graph, weights, Map.of()).code())
                .endsWith("    return v1\n");
        assertThat(TorchScript.training(graph, weights, SETTINGS).code())
                .contains("def move_labels(", "    outputs = [v1]\n");
        assertThat(TorchScript.training(small(), Initialization.of(small(), 1), SETTINGS).code())
                .doesNotContain("move_labels");
    }

    @Test
    void aNetworkForUseHasNeitherDropoutNorAuxiliaryOutputs() {
        GraphBuilder builder = GraphBuilder.withInput(new Shape(2, 4, 4));
        Value dropped = builder.add("dropped", new Operation.Dropout(0.5), builder.input());
        Value auxiliary = builder.add("auxiliary", new Operation.Linear(3, false), dropped);
        Value logits = builder.add("logits", new Operation.Linear(3, false), dropped);
        Graph graph = builder.build(logits, auxiliary);
        Weights weights = Initialization.of(graph, 1);

        assertThat(TorchScript.inference(graph, weights, Map.of()).code())
                .isEqualTo(
                        """
                        class Network(Module):
                          __parameters__ = ["logits__weight", ]
                          __buffers__ = []
                          training : bool
                          logits__weight : Tensor
                          def forward(self: __torch__.Network, x: Tensor) -> Tensor:
                            v2 = torch.view(torch.linear(torch.flatten(x, 1, -1), self.logits__weight, None), [-1, 3, 1, 1])
                            return torch.flatten(v2, 1, -1)
                        """);
        assertThat(TorchScript.training(graph, weights, SETTINGS).code())
                .contains("def dropout(", "    if training:\n      v2 = ", "alpha=0.3)");
    }

    @Test
    void aNetworkWithoutRandomOperationsHasNoMethodsForThem() {
        assertThat(TorchScript.training(small(), Initialization.of(small(), 1), SETTINGS).code())
                .doesNotContain("random_bits", "def dropout", "def mean", "def drop_path");
    }

    @Test
    void aProgramHasTheChangesOfImagesThatItsRecipeHas() {
        assertThat(TorchScript.training(small(), Initialization.of(small(), 1), SETTINGS).code())
                .contains("def move(", "order: Tensor, crops: Tensor, flips: Tensor, rates: Tensor")
                .doesNotContain("resize", "cut_out", "mix", "share", "target0");
        assertThat(trainedOn(small(), new Augmentation(0, false, 0, 0, 0, true)))
                .doesNotContain("def move");
        assertThat(trainedOn(small(), new Augmentation(0, true, 2, 0.2, 0.5, true)))
                .contains("def resize(", "def cut_out(", "def mix(")
                .doesNotContain("def move");
    }

    @Test
    void mapsOfLabelsAreNotResized() {
        GraphBuilder builder = GraphBuilder.withInput(new Shape(2, 4, 4));
        Graph graph =
                builder.build(
                        builder.add(
                                "convolution",
                                new Operation.Convolution(2, Window.same(1, 1), 1, false),
                                builder.input()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainedOn(graph, new Augmentation(0, true, 0, 0, 0.5, true)))
                .withMessage(
                        "resizedCrop is 0 where a network labels the pixels of its images, not 0.5");
    }

    private static String trainedOn(Graph graph, Augmentation augmentation) {
        return TorchScript.training(graph, Initialization.of(graph, 1), settings(augmentation))
                .code();
    }

    private static TrainingSettings settings(Augmentation augmentation) {
        return new TrainingSettings(
                Optimizer.Sgd.DEFAULT,
                new Regularization(5e-4, true, 0.1, 0, 0, 0, 0.3),
                0,
                augmentation,
                Precision.FP32,
                true,
                List.of(120.0, 121.0),
                List.of(60.0, 61.0));
    }

    @Test
    void aNetworkWithoutParametersCannotBeTrained() {
        GraphBuilder builder = GraphBuilder.withInput(new Shape(2, 4, 4));
        Graph graph =
                builder.build(
                        builder.add(
                                "pooled", new Operation.GlobalAveragePooling(), builder.input()));
        Weights weights = Initialization.of(graph, 1);

        assertThat(TorchScript.inference(graph, weights, Map.of()).code()).contains("torch.mean");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TorchScript.training(graph, weights, SETTINGS))
                .withMessageContaining("parameter");
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() {
        Map<String, Tensor> tensors = new LinkedHashMap<>(Initialization.of(small(), 1).tensors());
        tensors.put("classifier.bias", new Tensor(List.of(6), new float[6]));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TorchScript.inference(small(), new Weights(tensors), Map.of()))
                .withMessageContainingAll("classifier.bias", "[6]", "[5]");

        tensors.remove("classifier.bias");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TorchScript.inference(small(), new Weights(tensors), Map.of()))
                .withMessageContaining("classifier.bias");
    }

    @Test
    void anExtraFileCannotLeaveItsFolder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        TorchScript.inference(
                                small(), Initialization.of(small(), 1), Map.of("../data.pkl", "")))
                .withMessageContaining("../data.pkl");
    }

    private static Graph small() {
        GraphBuilder graph = GraphBuilder.withInput(new Shape(2, 4, 4));
        Value stem =
                graph.add(
                        "stem",
                        new Operation.Convolution(3, Window.same(3, 1), 1, false),
                        graph.input());
        Value normal = graph.add("normal", Operation.BatchNormalization.STANDARD, stem);
        Value relu =
                graph.add(
                        "relu",
                        new Operation.Activation(Operation.Activation.Function.RELU),
                        normal);
        Value pooled = graph.add("pooled", new Operation.GlobalAveragePooling(), relu);
        return graph.build(graph.add("classifier", new Operation.Linear(5, true), pooled));
    }

    private static Map<String, byte[]> entries(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static String text(Map<String, byte[]> entries, String name) {
        return new String(entries.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }
}
