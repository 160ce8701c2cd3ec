package io.cellwright.worker.cli;

import io.cellwright.searchspace.commandline.FileTrouble;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.InvalidDocumentException;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.Preset;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.searchspace.trial.YamlDocument;
import io.cellwright.searchspace.zoo.Model;
import io.cellwright.searchspace.zoo.Zoo;
import io.cellwright.worker.baselines.BaselinePlan;
import io.cellwright.worker.engine.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What `benchmark baselines` trains.
final class BaselinesOptions {

    /// A small member of each of twelve families, so that all of them train in a quarter of an hour
    /// with the recipe `quick` on two processor cores.
    private static final List<String> MODELS =
            List.of(
                    "lenet5",
                    "alexnet-owt",
                    "nin-cifar",
                    "vgg11-bn",
                    "resnet20",
                    "mobilenet-v1",
                    "shufflenet-v2-x0.5",
                    "nasnet-a-n1-f8",
                    "amoebanet-a-n1-f8",
                    "pnasnet5-n1-f8",
                    "enas-n1-f8",
                    "darts-v2-n1-f8");

    private static final Pattern FILE = Pattern.compile(".*/.*|.*\\.(json|ya?ml)");

    @Option(
            names = "--models",
            paramLabel = "NAME,...",
            split = ",",
            description =
                    "models of `model list`, and published cells in any size as nasnet-a-n1-f8;"
                            + " default: a small member of each of twelve families")
    private List<String> models = MODELS;

    @Option(
            names = "--recipe",
            paramLabel = "NAME|FILE",
            description = "a recipe with a name, or a YAML or JSON file of one; default: quick")
    private String recipe = Preset.QUICK.name();

    @Option(
            names = "--seeds",
            paramLabel = "K",
            description = "how often each model is trained, from other weights; default: 1")
    private int seeds = 1;

    @Option(
            names = "--slots",
            paramLabel = "N",
            description = "models trained side by side; default: 1")
    private int slots = 1;

    @Mixin private final DeviceOption device = new DeviceOption();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "where results are kept and gone on from; default: baselines")
    private Path output = Path.of("baselines");

    Device device() {
        return device.device();
    }

    int slots() {
        return slots;
    }

    Path output() {
        return output;
    }

    /// What is to be trained. Throws [IllegalArgumentException] that names what breaks which rule.
    BaselinePlan plan(DatasetName dataset) {
        List<Model> named = models.stream().map(String::strip).map(Zoo::named).toList();
        return new BaselinePlan(named, dataset, recipe(), seeds);
    }

    /// A file may say only what differs from a recipe with a name.
    private Recipe recipe() {
        if (!FILE.matcher(recipe).matches()) {
            return Preset.named(recipe).recipe();
        }
        try {
            return Json.read(YamlDocument.read(Files.readString(Path.of(recipe))), Recipe.class);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "--recipe %s cannot be read: %s".formatted(recipe, FileTrouble.words(e)), e);
        } catch (InvalidDocumentException e) {
            throw new IllegalArgumentException(
                    "%s is no recipe: %s".formatted(recipe, e.getMessage()), e);
        }
    }
}
