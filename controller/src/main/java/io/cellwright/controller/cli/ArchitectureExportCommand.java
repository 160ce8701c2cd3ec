package io.cellwright.controller.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.controller.cli.client.Api;
import io.cellwright.controller.cli.client.ControllerClient;
import io.cellwright.controller.cli.client.TrialView;
import io.cellwright.controller.cli.output.CommandFailure;
import io.cellwright.controller.cli.output.Terminal;
import io.cellwright.controller.cli.output.Text;
import io.cellwright.controller.drawing.DrawnPart;
import io.cellwright.searchspace.commandline.FileTrouble;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        description = {
            "Writes an architecture to a file: of its trials, the best one.",
            "With --trial, ID may also be the name of a model."
        })
final class ArchitectureExportCommand implements Callable<Integer> {

    enum Format {
        JSON,
        TORCHSCRIPT,
        SAFETENSORS,
        SVG;

        boolean isText() {
            return this == JSON || this == SVG;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Terminal terminal;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private ConnectionOptions connection = new ConnectionOptions();

    @Parameters(
            paramLabel = "ID",
            description =
                    "The canonical hash, or a prefix of it that is unique, also with the sizes of its"
                            + " network behind it, as 3f2a9c0d11e2b7aa-n1-f8.")
    private String id = "";

    @Option(
            names = {"-o", "--format"},
            required = true,
            paramLabel = "FORMAT",
            description = "In which form it is written: ${COMPLETION-CANDIDATES}.")
    private Format format = Format.JSON;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to; standard output unless given.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--trial",
            paramLabel = "N",
            description = "This trial, not the best one; not for an SVG, which shows no weights.")
    private Optional<Long> trial = Optional.empty();

    @Option(
            names = "--cell",
            paramLabel = "PART",
            description =
                    "Which part an SVG shows: ${COMPLETION-CANDIDATES}, as far as the architecture"
                            + " has it; the first that it has unless given.")
    private Optional<DrawnPart> cell = Optional.empty();

    ArchitectureExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        requireThatAllOptionsCount();
        try (ControllerClient client = connection.client()) {
            String path = format == Format.SVG ? drawing(client) : export(client);
            if (file.isPresent()) {
                write(client, path, file.get());
            } else {
                client.download(path, terminal.out());
                terminal.out().flush();
            }
        }
        return 0;
    }

    private void requireThatAllOptionsCount() {
        if (cell.isPresent() && format != Format.SVG) {
            throw usage("--cell is for --format svg, not for --format %s".formatted(format));
        }
        if (trial.isPresent() && format == Format.SVG) {
            throw usage("--trial is not for --format svg, which is the same for every trial");
        }
        if (file.isEmpty() && !format.isText() && !terminal.binaryAllowed()) {
            throw usage(
                    "the option --output FILE is missing: %s is not text for a terminal"
                            .formatted(format));
        }
    }

    private String drawing(ControllerClient client) {
        String address = "%s/%s".formatted(Api.ARCHITECTURES, architecture());
        String part =
                cell.map(DrawnPart::text)
                        .orElseGet(() -> client.get(address).path("drawings").path(0).asText());
        return "%s/%s.svg".formatted(address, part);
    }

    private String export(ControllerClient client) {
        TrialView chosen = trial.isPresent() ? named(client, trial.get()) : best(client);
        return "%s/%d/export/%s".formatted(Api.TRIALS, chosen.id(), format);
    }

    private TrialView named(ControllerClient client, long number) {
        TrialView view = TrialView.of(client.get(Api.TRIALS + "/" + number));
        if (!view.name().startsWith(ArchitectureId.withoutSizes(id))) {
            throw new CommandFailure(
                    "trial %d trained %s, not %s".formatted(number, view.name(), id));
        }
        return view;
    }

    private TrialView best(ControllerClient client) {
        JsonNode answer = client.get(Api.ARCHITECTURES + "/" + architecture());
        List<TrialView> trials = Api.list(answer, "trials").stream().map(TrialView::of).toList();
        return trials.stream()
                .filter(candidate -> format == Format.JSON || candidate.hasWeights())
                .findFirst()
                .orElseThrow(() ->
                        new CommandFailure(
                                "none of the %d trials of %s has trained weights yet"
                                        .formatted(trials.size(), id)));
    }

    private String architecture() {
        try {
            return new ArchitectureId(id).text();
        } catch (IllegalArgumentException e) {
            throw usage("ID: " + e.getMessage());
        }
    }

    // Into a file beside the target first: a download that is cut off leaves nothing behind that
    // looks whole.
    private void write(ControllerClient client, String path, Path target) {
        Path draft = target.resolveSibling(target.getFileName() + ".part");
        try {
            long bytes;
            try (OutputStream stream = Files.newOutputStream(draft)) {
                bytes = client.download(path, stream);
            }
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
            terminal.tell("wrote %s, %s bytes".formatted(target, Text.count(bytes)));
        } catch (IOException e) {
            throw new CommandFailure(
                    "the file %s cannot be written: %s".formatted(target, FileTrouble.words(e)), e);
        } finally {
            try {
                Files.deleteIfExists(draft);
            } catch (IOException e) {
                terminal.tell("%s cannot be removed: %s".formatted(draft, FileTrouble.words(e)));
            }
        }
    }

    private ParameterException usage(String message) {
        return new OptionRules(spec).usage(message);
    }
}
