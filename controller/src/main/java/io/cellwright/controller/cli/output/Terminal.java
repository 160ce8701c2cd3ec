package io.cellwright.controller.cli.output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a command prints.
///
/// @param out data
/// @param err messages and progress
/// @param animated whether `err` is a terminal, on which a line can be drawn over
/// @param binaryAllowed whether bytes may go to `out`: not onto somebody's screen
public record Terminal(PrintStream out, PrintStream err, boolean animated, boolean binaryAllowed) {

    /// This process's own.
    public static Terminal standard() {
        return new Terminal(
                utf8(FileDescriptor.out), utf8(FileDescriptor.err), isTerminal(2), !isTerminal(1));
    }

    /// One line that is data.
    public void print(String line) {
        out.println(line);
        out.flush();
    }

    /// One line for the person who waits.
    public void tell(String line) {
        err.println(line);
        err.flush();
    }

    // JSON is UTF-8 in every locale.
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    // Java tells only whether input AND output are a terminal; Linux knows each.
    private static boolean isTerminal(int descriptor) {
        try {
            String target =
                    Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
