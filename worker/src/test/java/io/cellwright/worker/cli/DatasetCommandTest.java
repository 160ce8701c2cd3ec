package io.cellwright.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.searchspace.trial.Json;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

class DatasetCommandTest {

    @TempDir private Path home;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        Console console =
                new Console(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        return WorkerMain.commandLine(console).execute(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private JsonNode json() {
        return Json.readTree(out());
    }

    @Test
    void theListNamesTheDataSetsAndWhereTheyAre() {
        assertThat(run("dataset", "list", "--home", home.toString())).isZero();

        assertThat(out().lines())
                .hasSize(6)
                .anySatisfy(line ->
                        assertThat(line)
                                .startsWith("cifar10 ")
                                .endsWith("not here: cellwright dataset get cifar10"))
                .anySatisfy(line ->
                        assertThat(line)
                                .startsWith("mnist ")
                                .contains("10 classes, 1x28x28, 60000 to train, 10000 to test")
                                .contains("not here: put train-images-idx3-ubyte")
                                .endsWith("into " + home.resolve("datasets/mnist")))
                .anySatisfy(line ->
                        assertThat(line).startsWith("shapes").endsWith("generated from seed 1"));
        assertThat(err()).isEmpty();
    }

    @Test
    void theListIsAlsoPrintedAsJson() {
        assertThat(run("dataset", "list", "--home", home.toString(), "--format", "json")).isZero();

        assertThat(json().get(0).get("name").asText()).isEqualTo("cifar10");
        assertThat(json().get(0).get("here").asBoolean()).isFalse();
        assertThat(json().get(4).get("name").asText()).isEqualTo("shapes");
        assertThat(json().get(4).get("here").asBoolean()).isTrue();
    }

    @Test
    void verifyReportsTheStructureOnStandardOutputAndTheReasonOnTheOther() {
        assertThat(run("dataset", "verify", "shapes", "-o", "json")).isZero();

        assertThat(json().get("valid").asBoolean()).isTrue();
        assertThat(json().get("trainExamples").asInt()).isEqualTo(10_000);
        assertThat(json().get("imageShape").toString()).isEqualTo("[3,32,32]");
        assertThat(err().strip()).isEqualTo("shapes, as asked for");
    }

    @Test
    void aTruncatedFileFailsWithOneLineThatNamesItAndTheRule() throws IOException {
        Path file = Files.write(home.resolve("data_batch_1.bin"), new byte[12]);

        assertThat(run("dataset", "verify", "cifar10", "--data", home.toString())).isEqualTo(1);

        assertThat(err().lines().skip(1))
                .containsExactly(
                        "cellwright: %s: 12 bytes; must be 30730000 (10000 records of 3073 bytes)"
                                .formatted(file));
        assertThat(out()).isEmpty();
    }

    @Test
    void aFolderWithoutFilesFails() {
        assertThat(run("dataset", "verify", "cifar10", "--data", home.toString())).isEqualTo(1);

        assertThat(err()).startsWith("cellwright: " + home + ": found no data_batch_1.bin");
    }

    @Test
    void anUnreachableServerFailsWithOneLine() throws IOException {
        String uri;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            uri = "http://127.0.0.1:%d/archive".formatted(socket.getLocalPort());
        }

        assertThat(run("dataset", "get", "cifar10", "--home", home.toString(), "--from", uri))
                .isEqualTo(1);

        assertThat(err().lines()).last().isEqualTo("cellwright: " + uri + ": cannot connect");
        assertThat(out()).isEmpty();
    }

    @Test
    void anUnknownDataSetIsAUsageError() {
        assertThat(run("dataset", "get", "imagenet", "--home", home.toString())).isEqualTo(2);

        assertThat(err().strip())
                .startsWith("cellwright: no data set is named \"imagenet\"; there are [cifar10,")
                .endsWith("and auto");
    }

    @Test
    void aWrongAddressIsAUsageError() {
        assertThat(run("dataset", "get", "cifar10", "--from", "ftp://mirror/archive")).isEqualTo(2);

        assertThat(err().strip())
                .isEqualTo("cellwright: --from: uri is http or https, not ftp://mirror/archive");
    }

    @Test
    void whatHasNoOfficialAddressIsPlacedByHand() {
        assertThat(run("dataset", "get", "mnist", "--home", home.toString())).isEqualTo(1);

        assertThat(err())
                .contains("mnist has no official address any more; put train-images-idx3-ubyte")
                .contains(home.resolve("datasets/mnist").toString(), "--data DIR");
        assertThat(
                        run(
                                "dataset",
                                "get",
                                "mnist",
                                "--home",
                                home.toString(),
                                "--from",
                                "http://mirror/mnist"))
                .isEqualTo(2);
    }

    @Test
    void aFolderOfImagesIsAddedListedAndVerifiedByItsName() throws IOException {
        Path folder = home.resolve("figures");
        for (String part :
                List.of("train/dark/1", "train/light/1", "test/dark/1", "test/light/1")) {
            Path file = folder.resolve(part + ".png");
            Files.createDirectories(file.getParent());
            ImageIO.write(
                    new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        }
        String place = home.toString();

        assertThat(
                        run(
                                "dataset",
                                "add",
                                folder.toString(),
                                "--home",
                                place,
                                "--side",
                                "16",
                                "-o",
                                "json"))
                .isZero();
        assertThat(json().get("name").asText()).isEqualTo("folder:figures:3x16x16:2:2");
        assertThat(json().get("classNames").toString()).isEqualTo("[\"dark\",\"light\"]");
        assertThat(err()).contains("figures: decoding 4 images of " + folder);

        out.reset();
        assertThat(run("dataset", "list", "--home", place)).isZero();
        assertThat(out())
                .contains(
                        "folder:figures:3x64x64:2:2  image files, 2 classes, 3x64x64, 2 to train, 2 to test");

        out.reset();
        String name = "folder:figures:3x16x16:2:2";
        assertThat(run("dataset", "verify", name, "--home", place, "-o", "json")).isZero();
        assertThat(json().get("imageShape").toString()).isEqualTo("[3,16,16]");

        assertThat(run("dataset", "verify", "folder:figures:3x16x16:3:3", "--home", place))
                .isEqualTo(1);
        assertThat(err()).contains("figures: 2 classes; folder:figures:3x16x16:3:3 says 3");
    }

    @Test
    void anOptionOfAddThatBreaksARuleIsAUsageError() {
        assertThat(run("dataset", "add", home.toString(), "--side", "4")).isEqualTo(2);
        assertThat(err()).contains("--side is 8 to 1,024, not 4");
        assertThat(run("dataset", "add", home.toString(), "--channels", "2")).isEqualTo(2);
        assertThat(err()).contains("--channels is 1 or 3, not 2");
        assertThat(run("dataset", "add", home.toString())).isEqualTo(1);
        assertThat(err()).contains(home.resolve("train") + ": no such folder");
    }

    @Test
    void aMissingNameIsAUsageErrorThatPointsToTheHelp() {
        assertThat(run("dataset", "get")).isEqualTo(2);

        assertThat(err())
                .contains("cellwright: the argument NAME is missing")
                .contains("see: cellwright dataset get --help");
    }

    @Test
    void anUnknownFormatIsAUsageError() {
        assertThat(run("dataset", "list", "-o", "xml")).isEqualTo(2);

        assertThat(err()).startsWith("cellwright: --format is one of table, json, not \"xml\"");
    }

    @Test
    void aMissingSubcommandIsAUsageError() {
        assertThat(run("dataset")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void helpGoesToStandardOutput() {
        assertThat(run("dataset", "verify", "--help")).isZero();

        assertThat(out()).startsWith("Usage: cellwright dataset verify").contains("--data=DIR");
        assertThat(err()).isEmpty();
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "CELLWRIGHT_CIFAR10", matches = ".+")
    void theRealDataSetIsValid() {
        String data = System.getenv("CELLWRIGHT_CIFAR10");

        assertThat(run("dataset", "verify", "auto", "--data", data, "-o", "json")).isZero();

        assertThat(json().get("name").asText()).isEqualTo("cifar10");
        assertThat(json().get("trainExamples").asInt()).isEqualTo(50_000);
    }
}
