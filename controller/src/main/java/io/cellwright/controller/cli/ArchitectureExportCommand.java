package io.cellwright.controller.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.controller.cli.client.Api;
import io.cellwright.controller.cli.client.ControllerClient;
import io.cellwright.controller.cli.client.TrialView;
import io.cellwright.controller.cli.model.Network;
import io.cellwright.controller.cli.output.CommandFailure;
import io.cellwright.controller.cli.output.Terminal;
import io.cellwright.controller.drawing.DrawnPart;
import io.cellwright.searchspace.codegen.PyTorchSource;
import io.cellwright.searchspace.commandline.ExitCode;
import java.nio.file.Path;
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
            "With --trial, ID may also be the name of a model.",
            "pytorch is a Python file that defines the class Network, without weights."
        })
final class ArchitectureExportCommand implements Callable<Integer> {

    enum Format {
        JSON,
        PYTORCH,
        TORCHSCRIPT,
        SAFETENSORS,
        SVG;

        boolean isText() {
            return switch (this) {
                case JSON, PYTORCH, SVG -> true;
                case TORCHSCRIPT, SAFETENSORS -> false;
            };
        }

        boolean hasWeights() {
            return switch (this) {
                case TORCHSCRIPT, SAFETENSORS -> true;
                case JSON, PYTORCH, SVG -> false;
            };
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
            paramLabel = "ID|FILE",
            description =
                    "The canonical hash, or a prefix of it that is unique, also with the sizes of its"
                            + " network behind it, as 3f2a9c0d11e2b7aa-n1-f8. For pytorch also a file"
                            + " written with --format json.")
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
        OutputFile output = new OutputFile(terminal, file);
        if (Network.isFile(id)) {
            output.write(converted(Path.of(id)));
            return ExitCode.OK;
        }
        try (ControllerClient client = connection.client()) {
            String path = format == Format.SVG ? drawing(client) : export(client);
            output.write(stream -> client.download(path, stream));
        }
        return ExitCode.OK;
    }

    /// A file needs no controller.
    private String converted(Path source) {
        if (format != Format.PYTORCH) {
            throw usage("a file is for --format pytorch, not for --format %s".formatted(format));
        }
        if (trial.isPresent()) {
            throw usage("--trial is not for a file, which holds one trial");
        }
        try {
            Network network = Network.ofFile(source, Optional.empty());
            return PyTorchSource.of(network.graph(), network.name());
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
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
                .filter(candidate -> !format.hasWeights() || candidate.hasWeights())
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

    private ParameterException usage(String message) {
        return new OptionRules(spec).usage(message);
    }
}
