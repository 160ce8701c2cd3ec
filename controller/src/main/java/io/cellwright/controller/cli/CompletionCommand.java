package io.cellwright.controller.cli;

import io.cellwright.controller.cli.output.Terminal;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = "Prints a script that completes commands and options in your shell.",
        footer = {"", "For example: source <(./cellwright completion bash)"})
final class CompletionCommand implements Callable<Integer> {

    enum Shell {
        BASH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Terminal terminal;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
    private Shell shell = Shell.BASH;

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.print(
                switch (shell) {
                    case BASH -> AutoComplete.bash("cellwright", spec.root().commandLine());
                });
        return 0;
    }
}
