package io.cellwright.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.searchspace.trial.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void theListNamesBothDataSetsAndWhereTheyAre() {
        assertThat(run("dataset", "list", "--home", home.toString())).isZero();

        assertThat(out().lines())
                .hasSize(3)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("NAME"),
                        line ->
                                assertThat(line)
                                        .startsWith("cifar10")
                                        .endsWith("not here: cellwright dataset get cifar10"),
                        line ->
                                assertThat(line)
                                        .startsWith("shapes")
                                        .endsWith("generated from seed 1"));
        assertThat(err()).isEmpty();
    }

    @Test
    void theListIsAlsoPrintedAsJson() {
        assertThat(run("dataset", "list", "--home", home.toString(), "--format", "json")).isZero();

        assertThat(json().get(0).get("name").asText()).isEqualTo("cifar10");
        assertThat(json().get(0).get("here").asBoolean()).isFalse();
        assertThat(json().get(1).get("here").asBoolean()).isTrue();
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
        assertThat(run("dataset", "get", "mnist", "--home", home.toString())).isEqualTo(2);

        assertThat(err().strip())
                .isEqualTo(
                        "cellwright: unknown data set \"mnist\": must be one of auto, cifar10,"
                                + " shapes");
    }

    @Test
    void aWrongAddressIsAUsageError() {
        assertThat(run("dataset", "get", "cifar10", "--from", "ftp://mirror/archive")).isEqualTo(2);

        assertThat(err().strip())
                .isEqualTo("cellwright: --from: uri is http or https, not ftp://mirror/archive");
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
