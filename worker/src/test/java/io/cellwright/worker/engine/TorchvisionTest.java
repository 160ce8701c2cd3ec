package io.cellwright.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cellwright.searchspace.codegen.Safetensors;
import io.cellwright.searchspace.codegen.Tensor;
import io.cellwright.searchspace.codegen.Weights;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Parameter;
import io.cellwright.searchspace.zoo.Zoo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The zoo's models against torchvision's modules of the same weights, where there is a Python that
/// has them.
class TorchvisionTest {

    /// What the script writes behind the model's parameters and buffers.
    private static final Set<String> OTHERS = Set.of("image", "logits");

    private static final Python PYTHON = Python.with("torch, torchvision");

    @TempDir private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource({"resnet50, resnet50", "densenet121, densenet121", "mobilenet-v2, mobilenet_v2"})
    void aModelGivesTheLogitsOfItsNamesakeInTorchvision(String name, String namesake)
            throws Exception {
        PYTHON.assume("no python3 has torch and torchvision (Debian: python3-torchvision)");
        Weights reference = reference(namesake);
        float[] image = reference.tensor("image").values();
        float[] expected = reference.tensor("logits").values();
        Graph graph = Zoo.named(name).graph();
        Weights weights = renamed(graph, reference);

        Exercise.onEngineThread(() ->
                assertThat(Forward.of(graph, weights, image))
                        .containsExactly(expected, within(1e-4f)));
        // Which is much less than they differ among each other.
        assertThat(spread(expected)).isGreaterThan(0.1);
    }

    /// Both have their parameters in the order of their layers, so only the names differ.
    private static Weights renamed(Graph graph, Weights reference) {
        List<Parameter> parameters = Parameter.of(graph);
        List<String> names =
                reference.tensors().keySet().stream()
                        .filter(name -> !OTHERS.contains(name))
                        .toList();
        assertThat(names).hasSameSizeAs(parameters);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int position = 0; position < names.size(); position++) {
            String own = parameters.get(position).name();
            String other = names.get(position);
            assertThat(lastWord(other)).as("%s, which is %s", own, other).isEqualTo(lastWord(own));
            tensors.put(own, reference.tensor(other));
        }
        return new Weights(tensors);
    }

    private static String lastWord(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private Weights reference(String namesake) throws IOException {
        Path file = folder.resolve("reference.safetensors");
        PYTHON.runScript("torchvision_reference.py", folder, namesake, file.toString());
        return Safetensors.read(Files.readAllBytes(file)).weights();
    }

    private static double spread(float[] values) {
        DoubleSummaryStatistics summary = new DoubleSummaryStatistics();
        for (float value : values) {
            summary.accept(value);
        }
        return summary.getMax() - summary.getMin();
    }
}
