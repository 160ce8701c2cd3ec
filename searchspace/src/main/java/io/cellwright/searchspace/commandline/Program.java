package io.cellwright.searchspace.commandline;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/// Gives commands what all commands have: help, the version, and the words of usage errors.
///
/// @param out data
/// @param err everything else
public record Program(PrintStream out, PrintStream err) {

    /// Readies `commands` and all below it.
    ///
    /// @param failures what becomes of an exception that a command throws
    public CommandLine ready(CommandLine commands, IExecutionExceptionHandler failures) {
        prepare(commands);
        return commands.setExecutionStrategy(Program::execute)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler((failure, _) -> calledWrongly(failure));
    }

    /// Prints the one line of an error, without characters that a terminal would obey.
    public void refuse(String message) {
        String line = message.replaceAll("\\s*\\R\\s*", " ").strip();
        err.println("cellwright: " + line.replaceAll("\\p{Cntrl}", "?"));
        err.flush();
    }

    /// A group that is asked for help has not looked whether it has the command that it was given.
    private static int execute(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        CommandSpec command = last.commandSpec();
        if (!last.unmatched().isEmpty() && !command.subcommands().isEmpty()) {
            throw new UnmatchedArgumentException(command.commandLine(), last.unmatched());
        }
        return new RunLast().execute(parsed);
    }

    private int calledWrongly(ParameterException failure) {
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        refuse(Wording.of(failure));
        err.println("see: " + command.qualifiedName() + " --help");
        err.flush();
        return ExitCode.USAGE;
    }

    private static void prepare(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        // A command that is a method has them already: its parameters are counted with them.
        if (!spec.mixinStandardHelpOptions()) {
            spec.mixinStandardHelpOptions(true);
        }
        spec.version("cellwright " + Version.current());
        command.getSubcommands().values().forEach(Program::prepare);
    }
}
