package io.cellwright.controller.cli;

import io.cellwright.controller.cli.output.CommandFailure;
import io.cellwright.controller.cli.output.Terminal;
import io.cellwright.controller.cli.output.Text;
import io.cellwright.controller.cli.space.OpenSpace;
import io.cellwright.controller.cli.space.SpaceReport;
import io.cellwright.searchspace.commandline.ExitCode;
import io.cellwright.searchspace.space.NothingFitsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "space", description = "Shows search spaces, and checks your own.")
final class SpaceCommand {

    private static final int MOST_SAMPLES = 100_000;
    private static final long USUAL_SEED = 1;

    private final Terminal terminal;

    @Spec private CommandSpec spec = CommandSpec.create();

    SpaceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists all spaces, how many architectures they have, and their sizes.")
    int list(@Mixin OutputOptions output) {
        List<SpaceReport> spaces = SpaceReport.all();
        output.print(terminal, () -> SpaceReport.list(spaces), () -> spaces);
        return ExitCode.OK;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows the decisions of a space.")
    int show(
            @Mixin OutputOptions output,
            @Mixin SizeOptions sizes,
            @Parameters(paramLabel = "NAME|FILE", description = "A space, or a file of one.")
                    String name) {
        SpaceReport report =
                SpaceReport.of(checked("show", () -> OpenSpace.of(name, sizes.given())));
        output.print(terminal, report::table, () -> report);
        return ExitCode.OK;
    }

    @Command(
            name = "sample",
            mixinStandardHelpOptions = true,
            description = "Draws architectures of a space; the same ones for the same seed.")
    int sample(
            @Mixin OutputOptions output,
            @Mixin SizeOptions sizes,
            @Parameters(paramLabel = "NAME|FILE", description = "A space, or a file of one.")
                    String name,
            @Option(
                            names = "--seed",
                            defaultValue = "" + USUAL_SEED,
                            paramLabel = "N",
                            description = "What is drawn; " + USUAL_SEED + " unless given.")
                    long seed,
            @Option(
                            names = "--count",
                            paramLabel = "N",
                            defaultValue = "1",
                            description = "How many are drawn, 1 to 100,000; 1 unless given.")
                    int count) {
        new OptionRules(command("sample")).requireWithin("--count", count, 1, MOST_SAMPLES);
        OpenSpace open = checked("sample", () -> OpenSpace.of(name, sizes.given()));
        try {
            List<SpaceReport.Sample> samples = SpaceReport.samples(open.space(), seed, count);
            output.print(terminal, () -> SpaceReport.table(samples), () -> samples);
        } catch (NothingFitsException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
        return ExitCode.OK;
    }

    @Command(
            name = "validate",
            mixinStandardHelpOptions = true,
            description = "Checks the file of a space; what is wrong is named with its line.")
    int validate(
            @Parameters(paramLabel = "FILE", description = "A space, as YAML or JSON.") Path file) {
        OpenSpace open = checked("validate", () -> OpenSpace.ofFile(file));
        requireSomethingFits(file, open);
        SpaceReport report = SpaceReport.of(open);
        terminal.print(
                Text.visible(
                        "%s: space %s, %s architectures, %d decisions"
                                .formatted(
                                        file,
                                        report.name(),
                                        report.sizeText(),
                                        report.decisions().size())));
        return ExitCode.OK;
    }

    /// As where a search is created.
    private void requireSomethingFits(Path file, OpenSpace open) {
        try {
            SpaceReport.samples(open.space(), USUAL_SEED, 1);
        } catch (NothingFitsException e) {
            throw new OptionRules(command("validate"))
                    .usage("%s: constraints: %s".formatted(file, e.getMessage()));
        }
    }

    /// What is wrong with a space is wrong with the call.
    private <T> T checked(String command, Supplier<T> opened) {
        try {
            return opened.get();
        } catch (IllegalArgumentException e) {
            throw new OptionRules(command(command)).usage(String.valueOf(e.getMessage()));
        }
    }

    private CommandSpec command(String name) {
        return Objects.requireNonNull(spec.subcommands().get(name)).getCommandSpec();
    }
}
