package io.cellwright.worker.cli;

import io.cellwright.searchspace.commandline.ExitCode;
import io.cellwright.worker.agent.AgentException;
import io.cellwright.worker.data.DatasetException;
import io.cellwright.worker.data.UnknownDatasetException;
import io.cellwright.worker.engine.ProgramException;
import io.cellwright.worker.machine.GpuEngineException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// The one place that turns what a command throws into messages and exit codes. What a user can put
/// right gets one line; anything else is a fault of Cellwright and gets its stack trace.
final class CommandErrors implements IExecutionExceptionHandler {

    private final Console console;

    CommandErrors(Console console) {
        this.console = console;
    }

    @Override
    public int handleExecutionException(
            Exception problem, CommandLine commandLine, ParseResult parsed) {
        return switch (problem) {
            case UsageException usage -> expected(usage, ExitCode.USAGE);
            case UnknownDatasetException unknown -> expected(unknown, ExitCode.USAGE);
            case DatasetException refused -> expected(refused, ExitCode.FAILED);
            case AgentException refused -> expected(refused, ExitCode.FAILED);
            case GpuEngineException refused -> expected(refused, ExitCode.FAILED);
            case OutputFileException unwritten -> expected(unwritten, ExitCode.FAILED);
            case ProgramException unusable -> expected(unusable, ExitCode.FAILED);
            default -> {
                console.error("a fault in Cellwright itself; please report it with this:");
                problem.printStackTrace(console.err());
                yield ExitCode.FAILED;
            }
        };
    }

    private int expected(Exception problem, int exitCode) {
        console.error(String.valueOf(problem.getMessage()));
        return exitCode;
    }
}
