package io.cellwright.controller.cli;

import io.cellwright.controller.search.fidelity.Fidelity;
import io.cellwright.controller.search.strategy.Strategies;
import io.cellwright.searchspace.space.Spaces;
import io.cellwright.searchspace.trial.BuiltInDataset;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.zoo.Zoo;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All options of `search create` that set fields of the specification.
///
/// Ranges and defaults are the controller's; they stand here for the help, which has to be there
/// without asking anything.
final class SpecificationOptions {

    private static final long LARGEST_SEED = (1L << 53) - 1;

    private static final List<SpecificationOption> OWN =
            List.of(
                    text("--name", "name", "What it is called, 1 to 100 characters; search"),
                    new SpecificationOption(
                            "--dataset",
                            "dataset",
                            String.class,
                            DatasetName.texts(),
                            ("The images: %s, or a folder of images as `dataset add` names it."
                                            + " Required, here or in the file.")
                                    .formatted(joined(DatasetName.texts()))),
                    choice(
                            "--space",
                            "space.name",
                            Spaces.names(),
                            "The search space",
                            Spaces.DEFAULT),
                    whole("--blocks", "space.blocks", "Blocks in a cell", 1, 12, "the space's own"),
                    whole("--layers", "space.layers", "Layers, for --space macro", 1, 40, "6"),
                    whole(
                            "--largest-stride",
                            "space.largestStride",
                            "Largest stride of a layer, for --space macro",
                            1,
                            3,
                            "3"),
                    choice(
                            "--strategy",
                            "strategy.name",
                            Strategies.names(),
                            "How it searches, see `strategy list`",
                            Strategies.names().getFirst()),
                    choice(
                            "--fidelity",
                            "fidelity.name",
                            Fidelity.SETTINGS.names(),
                            "Which candidates are trained to the end, see `fidelity list`",
                            Fidelity.SETTINGS.names().getFirst()),
                    new SpecificationOption(
                            "--baselines",
                            "baselines",
                            List.class,
                            Zoo.names(),
                            "Models of `model list` to train for comparison, separated by commas,"
                                    + " or none; resnet20 unless given."),
                    whole(
                            "--trials",
                            "trials",
                            "How many candidates are trained",
                            1,
                            100_000,
                            "24"),
                    whole(
                            "--cells-per-stage",
                            "network.cellsPerStage",
                            "Normal cells in a stage",
                            1,
                            20,
                            "1"),
                    whole(
                            "--filters",
                            "network.filters",
                            "Channels in the first stage",
                            2,
                            1_024,
                            "8"),
                    new SpecificationOption(
                            "--validation-examples",
                            "recipe.validationExamples",
                            Integer.class,
                            List.of(),
                            RecipeOptions.described(
                                    "Images set aside for the reward, " + validationRanges(),
                                    "validationExamples")),
                    new SpecificationOption(
                            "--seed",
                            "seed",
                            Long.class,
                            List.of(),
                            ranged("Of every choice", 0, LARGEST_SEED, "1")));

    static final List<SpecificationOption> ALL =
            Stream.of(OWN, ObjectiveOptions.ALL, RecipeOptions.ALL).flatMap(List::stream).toList();

    private SpecificationOptions() {}

    private static SpecificationOption text(String option, String field, String description) {
        return new SpecificationOption(
                option, field, String.class, List.of(), description + " unless given.");
    }

    private static SpecificationOption choice(
            String option, String field, List<String> choices, String what, String usual) {
        return new SpecificationOption(
                option,
                field,
                String.class,
                choices,
                "%s: %s; %s unless given.".formatted(what, joined(choices), usual));
    }

    private static SpecificationOption whole(
            String option, String field, String what, long least, long most, String usual) {
        return new SpecificationOption(
                option, field, Integer.class, List.of(), ranged(what, least, most, usual));
    }

    private static String ranged(String what, long least, long most, String usual) {
        return String.format(
                Locale.ROOT, "%s, %,d to %,d; %s unless given.", what, least, most, usual);
    }

    private static String validationRanges() {
        return Stream.of(BuiltInDataset.values())
                .map(dataset ->
                        String.format(
                                Locale.ROOT,
                                "1 to %,d of %s",
                                dataset.trainImages() - 1,
                                dataset.text()))
                .collect(Collectors.joining(", "));
    }

    private static String joined(List<String> words) {
        return String.join(", ", words);
    }
}
