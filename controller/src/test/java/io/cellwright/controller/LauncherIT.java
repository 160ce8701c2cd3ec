package io.cellwright.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which program the launcher gives a command to, as a user sees it.
class LauncherIT {

    @TempDir private Path folder;

    private Cellwright.Ended run(String call) {
        return Cellwright.run(folder, call.isEmpty() ? new String[0] : call.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    tpu                 | unknown command "tpu"
                    gpu fetch           | unknown command "fetch"
                    benchmark speed     | unknown command "speed"
                    benchmark           | a command is missing
                    dataset             | a command is missing
                    search              | a command is missing
                    help nothing        | unknown command "nothing"
                    build everything    | build takes no arguments
                    """)
    void whatDoesNotExistIsAWrongCall(String call, String message) {
        Cellwright.Ended ended = run(call);
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.output()).isEmpty();
        assertThat(ended.errors()).startsWith("cellwright: " + message);
    }

    @Test
    void withoutACommandTheHelpGoesToStandardErrorAndTheExitCodeIs2() {
        Cellwright.Ended ended = run("");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.output()).isEmpty();
        assertThat(ended.errors()).startsWith("Usage: cellwright");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    help                 | Usage: cellwright [
                    help search create   | Usage: cellwright search create
                    help --help          | Usage: cellwright [
                    help dataset get     | Usage: cellwright dataset get
                    help benchmark       | Usage: cellwright benchmark [
                    help benchmark training   | Usage: cellwright benchmark training
                    help benchmark strategies | Usage: cellwright benchmark strategies
                    help test            | Usage: cellwright test
                    build --help         | Usage: cellwright build
                    """)
    void helpIsThatOfTheProgramThatHasTheCommand(String call, String start) {
        Cellwright.Ended ended = run(call);
        assertThat(ended.code()).as(ended.errors()).isZero();
        assertThat(ended.output()).startsWith(start);
        assertThat(ended.errors()).isEmpty();
    }

    @Test
    void bothProgramsHaveTheSameVersion() {
        assertThat(run("--version").output())
                .matches("cellwright [0-9]+\\.[0-9]+\\.[0-9]+\n")
                .isEqualTo(run("worker --version").output());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "worker",
                "worker check",
                "gpu",
                "gpu check",
                "gpu setup",
                "dataset list",
                "dataset get",
                "dataset verify",
                "benchmark training"
            })
    void theOptionsThatCompletionOffersAreThoseThatTheCommandHas(String command) {
        String function = "_picocli_cellwright_" + command.replace(' ', '_') + "()";
        String script = run("completion bash").output();
        int start = script.indexOf("function " + function);
        assertThat(start).as(function).isNotNegative();
        assertThat(options(script.substring(start, script.indexOf("\n}", start))))
                .isEqualTo(options(run(command + " --help").output()));
    }

    private static Set<String> options(String text) {
        Set<String> options = new TreeSet<>();
        Matcher option = Pattern.compile("--[a-z][a-z-]*").matcher(text);
        while (option.find()) {
            options.add(option.group());
        }
        return options;
    }
}
