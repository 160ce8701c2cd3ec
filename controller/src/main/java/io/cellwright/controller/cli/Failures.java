package io.cellwright.controller.cli;

import io.cellwright.controller.cli.output.CommandFailure;
import io.cellwright.searchspace.commandline.ExitCode;
import io.cellwright.searchspace.commandline.Program;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// The one place where what a command throws becomes a message and an exit code. What a user can
/// put right is one line; anything else is a fault of Cellwright and comes with its stack trace.
record Failures(Program program) implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine commandLine, ParseResult parsed) {
        if (failure instanceof CommandFailure) {
            program.refuse(String.valueOf(failure.getMessage()));
        } else {
            program.refuse("a fault in Cellwright itself; please report it with this:");
            failure.printStackTrace(program.err());
        }
        return ExitCode.FAILED;
    }
}
