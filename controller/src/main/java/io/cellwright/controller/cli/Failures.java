package io.cellwright.controller.cli;

import io.cellwright.controller.cli.output.CommandFailure;
import io.cellwright.controller.cli.output.Terminal;
import io.cellwright.controller.cli.output.Text;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The one place where exceptions become messages and exit codes. What a user can put right is one
/// line; anything else is a fault of Cellwright and comes with its stack trace.
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private final Terminal terminal;

    Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine commandLine, ParseResult parsed) {
        if (failure instanceof CommandFailure) {
            tell(failure);
        } else {
            terminal.tell("cellwright: a fault in Cellwright itself; please report it with this:");
            failure.printStackTrace(terminal.err());
        }
        return FAILED;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        tell(failure);
        terminal.tell(
                "see: " + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return USAGE;
    }

    private void tell(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        terminal.tell(
                "cellwright: " + Text.visible(message.replaceAll("\\s*\\R\\s*", " ").strip()));
    }
}
