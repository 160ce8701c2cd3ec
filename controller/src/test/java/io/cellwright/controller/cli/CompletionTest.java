package io.cellwright.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {

    @TempDir Path folder;

    private Path script;

    @BeforeEach
    void print() throws IOException {
        script = folder.resolve("completion.bash");
        CommandRun run = CommandRun.of("completion", "bash");
        assertThat(run.exitCode()).isZero();
        Files.writeString(script, run.out());
    }

    private static String bash(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "--noprofile", "--norc");
        builder.command().addAll(List.of(arguments));
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /// What the shell offers after these words; the last one is the one that is being typed.
    private String offered(String words) throws IOException, InterruptedException {
        String query =
                """
                source "$1"
                read -ra COMP_WORDS <<< "$2"
                [[ $2 == *" " ]] && COMP_WORDS+=("")
                COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
                COMP_LINE=$2
                _complete_cellwright
                printf '%s\\n' "${COMPREPLY[@]}"
                """;
        return bash("-c", query, "bash", script.toString(), words);
    }

    @Test
    void theScriptIsValidBash() throws IOException, InterruptedException {
        assertThat(bash("-n", script.toString())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"cellwright k", "cellwright benchmark c"})
    void whatDoesNotExistIsNotOffered(String words) throws IOException, InterruptedException {
        assertThat(offered(words)).isBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    cellwright se                          | search
                    cellwright se                          | serve
                    cellwright wor                         | worker
                    cellwright search ca                   | cancel
                    cellwright search create --tri         | --trials
                    cellwright search create --strategy r  | reinforce
                    cellwright search list -o j            | json
                    cellwright architecture export --format torch | torchscript
                    cellwright demo --dataset s            | shapes
                    cellwright space sam                   | sample
                    cellwright space sample --se           | --seed
                    cellwright search create --space mac   | macro
                    cellwright search create --dataset sh  | shapes
                    cellwright search create --optimizer r | rmsprop
                    cellwright search create --recipe al   | alexnet-2012
                    cellwright recipe sh                   | show
                    cellwright recipe show -o y            | yaml
                    cellwright recipe show res             | resnet-2015
                    cellwright model sh                    | show
                    cellwright model show --inp            | --input
                    cellwright model show --format gr      | graph
                    cellwright dataset ver                 | verify
                    cellwright worker --sl                 | --slots
                    cellwright search create --baselines r | resnet20
                    cellwright benchmark training --form   | --format
                    cellwright benchmark strategies --tab  | --table
                    cellwright benchmark strategies --duplicates c | charge
                    cellwright dataset list --format j     | json
                    cellwright he                          | help
                    """)
    void commandsOptionsAndValuesAreOffered(String words, String completion)
            throws IOException, InterruptedException {
        assertThat(offered(words).lines().map(String::strip)).contains(completion);
    }
}
