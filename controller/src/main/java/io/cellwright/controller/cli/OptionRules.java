package io.cellwright.controller.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Checks the values of a command's options. Each error names the option, the rule and the value.
record OptionRules(CommandSpec command) {

    void requireWithin(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw broken(option, "a number from %d to %d, not %d".formatted(least, most, value));
        }
    }

    void requireOneOf(String option, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw broken(
                    option, "one of %s, not \"%s\"".formatted(String.join(", ", allowed), value));
        }
    }

    private ParameterException broken(String option, String rule) {
        return new ParameterException(
                command.commandLine(), "Invalid value for option '%s': %s".formatted(option, rule));
    }
}
