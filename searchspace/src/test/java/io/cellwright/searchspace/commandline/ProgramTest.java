package io.cellwright.searchspace.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class ProgramTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Tool tool = new Tool();

    @Command(name = "tool")
    private static final class Tool {

        private String printed = "";

        @Command(name = "run", mixinStandardHelpOptions = true)
        @SuppressWarnings("unused") // picocli calls it
        int run(
                @Option(names = "--steps", paramLabel = "N") Optional<Integer> steps,
                @Option(names = "--seed", paramLabel = "N") Optional<Long> seed,
                @Option(names = "--rate", paramLabel = "RATE") Optional<Double> rate,
                @Option(names = "--flip", paramLabel = "BOOL", arity = "1") boolean flip,
                @Option(names = "--address", paramLabel = "URL") Optional<URI> address,
                @Option(names = "--name", paramLabel = "NAME", required = true) String name,
                @Mixin FormatOption format,
                @Parameters(paramLabel = "ID") long id) {
            printed = format.choose(() -> "table", () -> "json");
            return ExitCode.OK;
        }
    }

    private int run(String... arguments) {
        Program program = new Program(stream(out), stream(err));
        return program.ready(
                        new CommandLine(tool),
                        (failure, _, _) -> {
                            throw failure;
                        })
                .execute(arguments);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    run --name a --steps many 1    | --steps is a whole number, not "many"
                    run --name a --steps 9999999999 1 | --steps is a whole number of at most 2,147,483,647, not "9999999999"
                    run --name a --seed 1e3 1      | --seed is a whole number, not "1e3"
                    run --name a --rate low 1      | --rate is a number, not "low"
                    run --name a --flip maybe 1    | --flip is true or false, not "maybe"
                    run --name a --address a^b 1   | --address is an address, as http://HOST:PORT, not "a^b"
                    run --name a -o yaml 1         | --format is one of table, json, not "yaml"
                    run --name a --format yaml 1   | --format is one of table, json, not "yaml"
                    run --name a x                 | ID is a whole number, not "x"
                    run --name a                   | the argument ID is missing
                    run 1                          | the option --name NAME is missing
                    run --name a 1 --steps         | --steps needs a value, N
                    run --name a --name b 1        | --name is given twice
                    run --name a 1 2               | one argument too many: "2"
                    run --name a --stesp=3 1       | unknown option --stesp; did you mean --steps?
                    run --name a --colour red 1    | unknown option --colour
                    run --nmae a 1                 | unknown option --nmae; did you mean --name?
                    rnu                            | unknown command "rnu"; did you mean run? (there are run)
                    gpu --help                     | unknown command "gpu" (there are run)
                    gpu                            | unknown command "gpu" (there are run)
                    ''                             | unknown command "" (there are run)
                    """,
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '\'')
    void aWrongCallEndsWith2AndSaysWhatIsWrong(String call, String message) {
        assertThat(run(call.split(" ", -1))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .first()
                .isEqualTo("cellwright: " + message);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .last()
                .asString()
                .matches("see: tool( run)? --help");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aGroupWithoutACommandNamesTheCommandsThatThereAre() {
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("cellwright: a command is missing (there are run)\n");
    }

    @Test
    void bothNamesOfTheFormatMeanTheSame() {
        assertThat(run("run", "--name", "a", "-o", "JSON", "1")).isZero();
        assertThat(tool.printed).isEqualTo("json");
        assertThat(run("run", "--name", "a", "--format", "table", "1")).isZero();
        assertThat(tool.printed).isEqualTo("table");
    }

    @Test
    void everyCommandTellsTheVersionOnStandardOutput() {
        assertThat(run("--version")).isZero();
        assertThat(run("run", "--version")).isZero();
        String version = "cellwright " + Version.current();
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).containsExactly(version, version);
    }

    @Test
    void anErrorCannotCommandATerminal() {
        new Program(stream(out), stream(err)).refuse("the name \u001b[31mred\nis taken");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("cellwright: the name ?[31mred is taken\n");
    }
}
