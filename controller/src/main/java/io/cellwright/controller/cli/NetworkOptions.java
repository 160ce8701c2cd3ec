package io.cellwright.controller.cli;

import io.cellwright.controller.cli.model.ImageSize;
import io.cellwright.controller.cli.model.Network;
import io.cellwright.searchspace.trial.DatasetName;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/// A network that is named on the command line, perhaps for other images than its own.
final class NetworkOptions {

    private static final int MOST_CLASSES = 1_000_000;

    @Parameters(
            paramLabel = "NAME|FILE",
            description =
                    "A model, published cells in any size as nasnet-a-n2-f16, or a file written with"
                            + " --format graph or by architecture export --format json.")
    private String name = "";

    @Option(
            names = "--input",
            paramLabel = "N|CxHxW",
            description = "The images it takes, as 32 or 3x224x224; the model's own unless given.")
    private Optional<String> input = Optional.empty();

    @Option(
            names = "--classes",
            paramLabel = "N",
            description = "How many classes it tells apart; the model's own unless given.")
    private Optional<Integer> classes = Optional.empty();

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            description = "For the images and classes of this data set, as cifar10.")
    private Optional<String> dataset = Optional.empty();

    /// As it was given.
    String name() {
        return name;
    }

    /// The network, or an error of how the command was called.
    Network network(CommandSpec spec) {
        classes.ifPresent(
                count -> new OptionRules(spec).requireWithin("--classes", count, 1, MOST_CLASSES));
        if (dataset.isPresent() && (input.isPresent() || classes.isPresent())) {
            throw usage(spec, "--dataset says the images and classes, as --input and --classes do");
        }
        try {
            Optional<DatasetName> images = dataset.map(DatasetName::of);
            if (!Network.isFile(name)) {
                return images.map(own -> Network.ofModel(name, own)).orElseGet(this::model);
            }
            if (input.isPresent() || classes.isPresent()) {
                throw usage(spec, "--input and --classes are for models, not for a file");
            }
            return Network.ofFile(Path.of(name), images);
        } catch (IllegalArgumentException e) {
            throw usage(spec, String.valueOf(e.getMessage()));
        }
    }

    private Network model() {
        OptionalInt count = classes.map(OptionalInt::of).orElseGet(OptionalInt::empty);
        return Network.ofModel(name, input.map(NetworkOptions::images), count);
    }

    private static ImageSize images(String text) {
        try {
            return ImageSize.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--input: " + e.getMessage(), e);
        }
    }

    private static ParameterException usage(CommandSpec spec, String message) {
        return new OptionRules(spec).usage(message);
    }
}
