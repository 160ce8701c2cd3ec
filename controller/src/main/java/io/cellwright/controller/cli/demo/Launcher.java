package io.cellwright.controller.cli.demo;

import io.cellwright.controller.cli.output.CommandFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The script that starts every part of Cellwright.
///
/// @param ownSession the program that starts another in a session of its own, where there is one:
///   Ctrl-C then reaches the demo alone, and the demo ends its children in good order
public record Launcher(Path script, Optional<Path> ownSession) {

    /// The launcher that started this process. Throws [CommandFailure] where none did.
    public static Launcher of(Map<String, String> environment) {
        String script = environment.get("CELLWRIGHT_LAUNCHER");
        if (script == null || !Files.isExecutable(Path.of(script))) {
            throw new CommandFailure(
                    "the demo is started with the launcher, `./cellwright demo`, whose path is in"
                            + " CELLWRIGHT_LAUNCHER");
        }
        Optional<Path> setsid =
                Stream.of("/usr/bin/setsid", "/bin/setsid")
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst();
        return new Launcher(Path.of(script), setsid);
    }

    /// A command that runs for a moment, not started yet. Ctrl-C reaches it too.
    ProcessBuilder command(List<String> arguments) {
        return program(List.of(), arguments);
    }

    /// A process that lives as long as the demo, not started yet. Ctrl-C does not reach it: the
    /// demo ends it.
    ProcessBuilder service(List<String> arguments) {
        return program(ownSession.map(Path::toString).map(List::of).orElse(List.of()), arguments);
    }

    private ProcessBuilder program(List<String> starter, List<String> arguments) {
        List<String> command = new ArrayList<>(starter);
        command.add(script.toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        // What runs was built a moment ago, and several builds at once would wait for each other.
        builder.environment().put("CELLWRIGHT_SKIP_BUILD", "1");
        return builder;
    }
}
