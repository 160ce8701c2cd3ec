package io.cellwright.searchspace.commandline;

/// What a process tells its caller.
public final class ExitCode {

    /// What was asked for is done.
    public static final int OK = 0;

    /// It could not be done.
    public static final int FAILED = 1;

    /// The command was called wrongly: the same call can never succeed.
    public static final int USAGE = 2;

    private ExitCode() {}
}
