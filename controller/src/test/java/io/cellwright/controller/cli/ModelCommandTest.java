package io.cellwright.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.searchspace.codegen.GraphFile;
import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.zoo.Zoo;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCommandTest {

    @TempDir Path folder;

    private static String printed(String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.out();
    }

    private static JsonNode document(String... arguments) {
        return Json.readTree(printed(arguments));
    }

    @Test
    void theListNamesEveryModelWithItsCostsBesideThePublishedOnes() {
        String table = printed("model", "list");
        JsonNode list = document("model", "list", "-o", "json");

        assertThat(table.lines()).hasSize(1 + Zoo.names().size());
        assertThat(list).hasSameSizeAs(Zoo.names());
        for (JsonNode model : list) {
            assertThat(Zoo.names()).contains(model.path("name").asText());
            assertThat(model.path("totals").path("parameters").asLong()).isPositive();
        }
    }

    /// Simonyan and Zisserman, 2015, table 2; the activations are counted from table 1.
    @Test
    void theTotalsOfAModelAreThoseOfItsPaper() {
        JsonNode totals = document("model", "show", "vgg16", "-o", "json", "--totals");

        assertThat(totals.path("totals").path("parameters").asLong()).isEqualTo(138_357_544);
        assertThat(totals.path("totals").path("activation_bytes").asLong()).isEqualTo(60_950_432);
        assertThat(totals.path("totals").path("weight_layers").asInt()).isEqualTo(16);
        assertThat(totals.path("totals").path("receptive_field").asInt()).isEqualTo(212);
        assertThat(totals.path("totals").path("buffers").asInt()).isZero();
        assertThat(totals.has("layers")).isFalse();
    }

    @Test
    void aModelIsShownLayerByLayer() {
        Graph graph = Zoo.named("resnet20").graph();
        JsonNode document = document("model", "show", "resnet20", "-o", "json");
        JsonNode layers = document.path("layers");

        assertThat(layers).hasSameSizeAs(graph.nodes());
        long parameters = 0;
        long multiplyAdds = 0;
        for (JsonNode layer : layers) {
            parameters += layer.path("parameters").asLong();
            multiplyAdds += layer.path("multiply_adds").asLong();
        }
        assertThat(parameters).isEqualTo(document.path("totals").path("parameters").asLong());
        assertThat(multiplyAdds).isEqualTo(Cost.of(graph).multiplyAdds());
        assertThat(layers.path(1).path("output").toString()).isEqualTo("[16,32,32]");
        assertThat(printed("model", "show", "resnet20").lines())
                .anyMatch(line -> line.matches("stem.convolution +conv 3x3 +16x32x32 +432 .*"))
                .anyMatch(line -> line.matches("parameters +269,722 +0.27M +He, Zhang.*"))
                .anyMatch(line -> line.matches("top-1 error, % +- +8.75 +He, Zhang.*"));
    }

    @Test
    void aModelTakesOtherImagesAndClassesAndThenNothingIsPublishedOfIt() {
        JsonNode small =
                document(
                        "model",
                        "show",
                        "resnet50",
                        "--input",
                        "32",
                        "--classes",
                        "10",
                        "-o",
                        "json");
        JsonNode wide = document("model", "show", "resnet20", "--input", "1x32x64", "-o", "json");

        assertThat(small.path("input").toString()).isEqualTo("[3,32,32]");
        assertThat(small.path("output").toString()).isEqualTo("[10,1,1]");
        assertThat(small.path("published")).isEmpty();
        assertThat(wide.path("input").toString()).isEqualTo("[1,32,64]");
    }

    @Test
    void aNetworkIsWrittenToAFileAndShownAgain() throws IOException {
        Path file = folder.resolve("network.json");
        Files.writeString(file, printed("model", "show", "resnet20", "-o", "graph"));

        assertThat(GraphFile.read(Files.readString(file))).isEqualTo(Zoo.named("resnet20").graph());
        assertThat(document("model", "show", file.toString(), "-o", "json").path("totals"))
                .isEqualTo(document("model", "show", "resnet20", "-o", "json").path("totals"));
        assertThat(printed("model", "show", file.toString())).startsWith("network.json: 3x32x32");
    }

    @Test
    void aNetworkIsExportedAsPythonForTheImagesOfADataSet() throws IOException {
        Path file = folder.resolve("network.py");
        CommandRun run =
                CommandRun.of(
                        "model",
                        "export",
                        "nasnet-a-n2-f16",
                        "-o",
                        "pytorch",
                        "--dataset",
                        "shapes",
                        "--output",
                        file.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).startsWith("wrote " + file);
        assertThat(Files.readString(file))
                .startsWith("\"\"\"NASNet-A (N=2, F=16): ")
                .contains("class Network(nn.Module):");
        assertThat(printed("model", "export", "resnet20", "-o", "graph"))
                .isEqualTo(printed("model", "show", "resnet20", "-o", "graph"));
    }

    @Test
    void anExportedArchitectureIsANetworkForItsOwnImagesAndForOthers() throws IOException {
        Path file = folder.resolve("best.json");
        Files.writeString(
                file,
                """
                {"format": "cellwright-network", "formatVersion": 1, "name": "best",
                 "candidate": {"kind": "model", "model": "resnet20"}, "dataset": "cifar10",
                 "seed": 7}
                """);

        assertThat(document("model", "show", file.toString(), "-o", "json").path("totals"))
                .isEqualTo(document("model", "show", "resnet20", "-o", "json").path("totals"));
        assertThat(printed("architecture", "export", file.toString(), "-o", "pytorch"))
                .startsWith("\"\"\"best.json: 269,722 parameters")
                .contains("self.stage0.block0.first.convolution = nn.Conv2d(16, 16, 3, ");
        CommandRun json = CommandRun.of("architecture", "export", file.toString(), "-o", "json");
        assertThat(json.exitCode()).isEqualTo(2);
        assertThat(json.err()).contains("a file is for --format pytorch, not for --format json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"format\": \"other\"} | format: it is \"cellwright-network\", not \"other\"",
                "{\"format\": \"cellwright-network\", \"formatVersion\": 2} | formatVersion: it is 1, not 2",
                "{\"format\": \"cellwright-network\", \"formatVersion\": 1} | candidate: the field is missing"
            })
    void aFileThatIsNoNetworkIsNamedWithItsField(String text, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), text);
        CommandRun run = CommandRun.of("model", "export", file.toString(), "-o", "pytorch");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(file + " is no network: " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nasnet-a-n0-f16             | cellsPerStage is 1 to 20, not 0",
                "resnet20 --dataset imagenet | imagenet",
                "resnet20 --dataset cifar10 --classes 5 | --dataset says the images and classes",
                "resnet21                    | did you mean resnet20?"
            })
    void whatCannotBeExportedIsNamed(String options, String message) {
        CommandRun run =
                CommandRun.of(("model export -o pytorch " + options).strip().split(" +", -1));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }

    @Test
    void aModelIsDrawnAndWrittenAsDotAndYaml() {
        assertThat(printed("model", "show", "resnet20", "-o", "svg")).startsWith("<svg ");
        assertThat(printed("model", "show", "resnet20", "-o", "dot"))
                .startsWith("digraph \"ResNet-20\" {");
        assertThat(printed("model", "show", "resnet18", "--input", "32", "-o", "dot"))
                .startsWith(
                        "digraph \"resnet18 for images of 3x32x32 and 1,000 classes, form"
                                + " small-images\" {");
        assertThat(printed("model", "show", "resnet20", "-o", "yaml"))
                .startsWith("name: resnet20\n")
                .contains("\n  weight_layers: 20\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    model                             | a command is missing | list, show
                    model show                        | NAME | missing
                    model show resnet5o               | "resnet5o" | did you mean resnet50?
                    model show missing.json           | missing.json | there is no such file
                    model show resnet20 --input 0     | --input | not "0"
                    model show resnet20 --input 3x32  | --input | CxHxW
                    model show resnet20 --classes 0   | --classes | 1 to 1000000
                    model show vgg16 --input 8        | vgg16 | does not fit
                    model show resnet20 -o svg --totals | --totals | svg
                    model show resnet20 --collapse    | --collapse | dot
                    model show resnet20 -o gif        | --format | gif
                    model list -o yaml                | --format | table, json, markdown
                    """)
    void aWrongCallEndsWith2AndSaysWhatIsWrong(String command, String what, String rule) {
        CommandRun run = CommandRun.of(command.split(" "));
        assertThat(run.err()).startsWith("cellwright: ").contains(what, rule);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"nodes\": [], \"auxiliaries\": []}", "\0"})
    void aFileThatIsNoNetworkEndsWith2(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), content);
        CommandRun run = CommandRun.of("model", "show", file.toString());
        assertThat(run.err()).startsWith("cellwright: " + file + " is no network: ");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void aHugeFileIsRefusedUnread() throws IOException {
        Path file = folder.resolve("huge.json");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(1L << 34);
        }
        CommandRun run = CommandRun.of("model", "show", file.toString());
        assertThat(run.err()).contains("at most 16,777,216 bytes");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void countsThatOverflowNameTheFileAndTheNode() throws IOException {
        String kernel = "\"height\": 1000000000, \"width\": 1000000000";
        String window =
                "{%s, \"strideHeight\": 1, \"strideWidth\": 1, \"paddingHeight\": 500000000, \"paddingWidth\": 500000000, \"dilation\": 1}"
                        .formatted(kernel);
        String text =
                """
                {"nodes": [
                {"name": "input", "inputs": [], "operation": {"kind": "input",
                 "shape": {"channels": 16, "height": 1, "width": 1}}},
                {"name": "huge", "inputs": ["input"], "operation": {"kind": "convolution",
                 "channels": 16, "groups": 1, "bias": false, "window": %s}}],
                "auxiliaries": []}\
                """
                        .formatted(window);
        Path file = Files.writeString(folder.resolve("huge.json"), text);
        CommandRun run = CommandRun.of("model", "show", file.toString());
        assertThat(run.err()).contains("huge.json: node \"huge\": ", "overflows");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void thePageOfModelsIsWhatTheCommandPrints() throws IOException {
        assertThat(Path.of("../docs/models.md"))
                .content()
                .as("./cellwright model list -o markdown > docs/models.md")
                .isEqualTo(printed("model", "list", "-o", "markdown"));
    }

    @Test
    void imagesOfAnotherShapeKeepTheModelsChannels() {
        assertThat(document("model", "show", "lenet5", "--input", "28", "-o", "json").path("input"))
                .isEqualTo(Json.readTree("[1, 28, 28]"));
        assertThat(Zoo.named("lenet5").image()).isEqualTo(new Shape(1, 32, 32));
    }
}
