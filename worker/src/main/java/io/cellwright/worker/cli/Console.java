package io.cellwright.worker.cli;

import io.cellwright.searchspace.commandline.Program;
import java.io.PrintStream;

/// Where a command writes: `out` for results that a program may read, `err` for people.
record Console(PrintStream out, PrintStream err) {

    /// The program that writes here.
    Program program() {
        return new Program(out, err);
    }

    /// The line by which a user sees that Cellwright refuses, as the launcher prints it too.
    void error(String message) {
        program().refuse(message);
    }
}
