package io.cellwright.searchspace.commandline;

import io.cellwright.searchspace.text.Spelling;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says what is wrong with a call in words for users: the option, the rule and the value, and
/// nothing of the classes behind them.
public final class Wording {

    private Wording() {}

    /// A value of an option that breaks a rule, as `--port is 0 to 65535, not -1`.
    public static String broken(String option, String rule, Object value) {
        String shown = value instanceof Number ? value.toString() : "\"%s\"".formatted(value);
        return "%s is %s, not %s".formatted(option, rule, shown);
    }

    /// What is wrong with the call.
    static String of(ParameterException failure) {
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        // A misspelled option also leaves its place empty and its value without one: it comes
        // first.
        Optional<String> unknownOption =
                failure.getCommandLine().getUnmatchedArguments().stream()
                        .filter(word -> word.startsWith("-"))
                        .findFirst();
        if (unknownOption.isPresent()) {
            return unknownOption(command, unknownOption.get());
        }
        return switch (failure) {
            case UnmatchedArgumentException e -> tooMany(command, e.getUnmatched().getFirst());
            case MissingParameterException e ->
                    e.getMissing().stream().map(Wording::missing).collect(Collectors.joining("; "));
            case OverwrittenOptionException e -> name(e.getOverwritten()) + " is given twice";
            default -> other(command, failure);
        };
    }

    private static String unknownOption(CommandSpec command, String word) {
        String option = word.replaceFirst("=.*", "");
        return "unknown option %s%s"
                .formatted(option, Spelling.hint(option, command.optionsMap().keySet()));
    }

    private static String tooMany(CommandSpec command, String word) {
        return command.subcommands().isEmpty()
                ? "one argument too many: \"%s\"".formatted(word)
                : "unknown command \"%s\"%s (%s)"
                        .formatted(
                                word,
                                Spelling.hint(word, command.subcommands().keySet()),
                                commands(command));
    }

    private static String other(CommandSpec command, ParameterException failure) {
        if (failure.getArgSpec() != null && failure.getValue() != null) {
            return wrong(failure.getArgSpec(), failure.getValue(), failure);
        }
        // Only a group has commands below it, and it cannot run by itself.
        return command.subcommands().isEmpty()
                ? String.valueOf(failure.getMessage())
                : "a command is missing (%s)".formatted(commands(command));
    }

    private static String commands(CommandSpec command) {
        return "there are " + String.join(", ", command.subcommands().keySet());
    }

    private static String missing(ArgSpec argument) {
        if (!argument.isOption()) {
            return "the argument %s is missing".formatted(argument.paramLabel());
        }
        return argument.required()
                ? "the option %s %s is missing".formatted(name(argument), argument.paramLabel())
                : "%s needs a value, %s".formatted(name(argument), argument.paramLabel());
    }

    private static String wrong(ArgSpec argument, String value, ParameterException failure) {
        Class<?> type =
                Arrays.stream(argument.auxiliaryTypes()).findFirst().orElse(argument.type());
        String rule = rule(type, value);
        if (!rule.isEmpty()) {
            return broken(name(argument), rule, value);
        }
        // A converter of our own has words of its own.
        Throwable own = failure.getCause() == null ? failure : failure.getCause();
        return "%s: %s".formatted(name(argument), own.getMessage());
    }

    private static String rule(Class<?> type, String value) {
        if (type.isEnum()) {
            List<String> names = new ArrayList<>();
            for (Object constant : type.getEnumConstants()) {
                names.add(constant.toString());
            }
            return "one of " + String.join(", ", names);
        }
        if (type == int.class
                || type == Integer.class
                || type == long.class
                || type == Long.class) {
            boolean wide = type == long.class || type == Long.class;
            return value.matches("[+-]?[0-9]+")
                    ? "a whole number of at most %,d"
                            .formatted(wide ? Long.MAX_VALUE : Integer.MAX_VALUE)
                    : "a whole number";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        return type == URI.class ? "an address, as http://HOST:PORT" : "";
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
