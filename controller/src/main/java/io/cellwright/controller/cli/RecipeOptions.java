package io.cellwright.controller.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.searchspace.trial.RecipeChoices;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/// The options of `search create` that set the most used fields of the recipe.
///
/// Ranges are the controller's; they stand here for the help.
final class RecipeOptions {

    private static final JsonNode USUAL = Json.tree(Recipe.searchProxy());
    private static final RecipeChoices CHOICES = RecipeChoices.all();

    static final List<SpecificationOption> ALL =
            List.of(
                    whole("--epochs", "epochs", "Passes over the images to train on", 1, 10_000),
                    whole(
                            "--batch",
                            "batchSize",
                            "Images in one step, at most --train-examples",
                            1,
                            8_192),
                    real(
                            "--learning-rate",
                            "learningRate",
                            "The first learning rate, after the warm-up",
                            "0.000001 to 10"),
                    choice(
                            "--optimizer",
                            "optimizer.kind",
                            "How gradients become steps",
                            RecipeChoices.kinds(CHOICES.optimizers())),
                    real(
                            "--momentum",
                            "optimizer.momentum",
                            "Momentum of the optimizers sgd and rmsprop",
                            "0 to 0.9999"),
                    choice(
                            "--schedule",
                            "schedule.kind",
                            "How the learning rate goes on (the epochs of step are for a file)",
                            RecipeChoices.kinds(CHOICES.schedules())),
                    real("--weight-decay", "regularization.weightDecay", "Weight decay", "0 to 1"),
                    real(
                            "--label-smoothing",
                            "regularization.labelSmoothing",
                            "Share of each label that is spread over all classes",
                            "0 to 0.9"),
                    real(
                            "--dropout",
                            "regularization.dropout",
                            "Dropout before the classifier",
                            "0 to 0.95"),
                    real(
                            "--drop-path",
                            "regularization.dropPath",
                            "Share of paths left out at the end of training",
                            "0 to 0.95"),
                    whole(
                            "--crop-padding",
                            "augmentation.cropPadding",
                            "Pixels around an image before it is cropped, 0 for no crop",
                            0,
                            64),
                    new SpecificationOption(
                            "--flip",
                            "recipe.augmentation.flip",
                            Boolean.class,
                            List.of("true", "false"),
                            described(
                                    "Whether half the images are mirrored: true, false",
                                    "augmentation.flip")),
                    whole(
                            "--cutout",
                            "augmentation.cutout",
                            "Side of the square that is cut out of each image, in pixels, 0 for"
                                    + " none",
                            0,
                            512),
                    choice(
                            "--precision",
                            "precision",
                            "The numbers of the feature maps",
                            CHOICES.precisions()),
                    whole(
                            "--train-examples",
                            "trainExamples",
                            "At most so many images to train on, fewer where fewer are left",
                            1,
                            100_000_000));

    private RecipeOptions() {}

    private static SpecificationOption whole(
            String option, String field, String what, long least, long most) {
        String ranged = String.format(Locale.ROOT, "%s, %,d to %,d", what, least, most);
        return new SpecificationOption(
                option, "recipe." + field, Integer.class, List.of(), described(ranged, field));
    }

    private static SpecificationOption real(
            String option, String field, String what, String range) {
        return new SpecificationOption(
                option,
                "recipe." + field,
                Double.class,
                List.of(),
                described(what + ", " + range, field));
    }

    private static SpecificationOption choice(
            String option, String field, String what, List<String> choices) {
        return new SpecificationOption(
                option,
                "recipe." + field,
                String.class,
                choices,
                described(what + ": " + String.join(", ", choices), field));
    }

    /// What an option of a recipe does, and what holds without it.
    static String described(String what, String field) {
        JsonNode usual = USUAL.at("/" + field.replace('.', '/'));
        return "%s; the recipe's unless given, %s in search-proxy."
                .formatted(what, usual.isNumber() ? number(usual) : usual.asText());
    }

    private static String number(JsonNode value) {
        return value.isIntegralNumber()
                ? String.format(Locale.ROOT, "%,d", value.asLong())
                : new BigDecimal(value.asText()).stripTrailingZeros().toPlainString();
    }
}
