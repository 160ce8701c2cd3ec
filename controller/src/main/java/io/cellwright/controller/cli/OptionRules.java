package io.cellwright.controller.cli;

import io.cellwright.searchspace.commandline.Wording;
import io.cellwright.searchspace.text.Spelling;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Checks the values of a command's options. Each error names the option, the rule and the value.
record OptionRules(CommandSpec command) {

    void requireWithin(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw broken(option, "%d to %d".formatted(least, most), value, "");
        }
    }

    void requireOneOf(String option, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw broken(
                    option,
                    "one of " + String.join(", ", allowed),
                    value,
                    Spelling.hint(value, allowed));
        }
    }

    /// An error of how the command was called.
    ParameterException usage(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    private ParameterException broken(String option, String rule, Object value, String hint) {
        return usage(Wording.broken(option, rule, value) + hint);
    }
}
