package io.cellwright.controller.cli;

import io.cellwright.controller.cli.output.Terminal;
import io.cellwright.controller.cli.report.SettingsPage;
import io.cellwright.controller.cli.report.SettingsTables;
import io.cellwright.controller.search.settings.Explanation;
import io.cellwright.controller.search.settings.NamedSettings;
import io.cellwright.searchspace.commandline.ExitCode;
import io.cellwright.searchspace.text.Spelling;
import io.cellwright.searchspace.trial.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows settings that have a name: the strategies, or the fidelities. Needs no controller.
@Command
final class SettingsCommand {

    enum ListFormat {
        TABLE,
        JSON,
        MARKDOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Terminal terminal;
    private final NamedSettings settings;

    @Spec private CommandSpec spec = CommandSpec.create();

    private SettingsCommand(Terminal terminal, NamedSettings settings) {
        this.terminal = terminal;
        this.settings = settings;
    }

    /// The command that is called as what it shows.
    static CommandLine commandLine(Terminal terminal, NamedSettings settings, String description) {
        CommandSpec command =
                CommandSpec.forAnnotatedObject(new SettingsCommand(terminal, settings))
                        .name(settings.what());
        command.usageMessage().description(description);
        return new CommandLine(command);
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists them with their sources.")
    int list(
            @Option(
                            names = {"-o", "--format"},
                            paramLabel = "FORMAT",
                            defaultValue = "table",
                            description =
                                    "In which form they are printed: ${COMPLETION-CANDIDATES}; table"
                                            + " unless given.")
                    ListFormat format) {
        Map<String, Explanation> all = Explanation.of(settings);
        terminal.print(
                switch (format) {
                    case TABLE -> SettingsTables.list(all);
                    case JSON -> Json.writePretty(all);
                    case MARKDOWN -> SettingsPage.of(settings.what(), all);
                });
        return ExitCode.OK;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows one, with what each of its parameters means.")
    int show(
            @Mixin OutputOptions output,
            @Parameters(paramLabel = "NAME", description = "As `list` prints it.") String name) {
        Explanation found = Explanation.of(settings).get(name);
        if (found == null) {
            CommandSpec show =
                    Objects.requireNonNull(spec.subcommands().get("show")).getCommandSpec();
            throw new OptionRules(show)
                    .usage(
                            "NAME is one of %s, not %s%s"
                                    .formatted(
                                            String.join(", ", settings.names()),
                                            name,
                                            Spelling.hint(name, settings.names())));
        }
        output.print(terminal, () -> SettingsTables.show(name, found), () -> Map.of(name, found));
        return ExitCode.OK;
    }
}
