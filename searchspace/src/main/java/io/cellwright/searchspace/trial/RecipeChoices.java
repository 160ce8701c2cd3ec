package io.cellwright.searchspace.trial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/// What the fields of a recipe that are a choice may say.
///
/// @param optimizers every kind with its defaults
/// @param schedules every kind with its defaults; after which epochs a step comes has none
/// @param precisions by name
/// @param initialWeights by name
public record RecipeChoices(
        List<ObjectNode> optimizers,
        List<ObjectNode> schedules,
        List<String> precisions,
        List<String> initialWeights) {

    public RecipeChoices {
        optimizers = List.copyOf(optimizers);
        schedules = List.copyOf(schedules);
        precisions = List.copyOf(precisions);
        initialWeights = List.copyOf(initialWeights);
    }

    /// All there are.
    public static RecipeChoices all() {
        return new RecipeChoices(
                List.of(
                        Json.tree(Optimizer.Sgd.DEFAULT),
                        Json.tree(Optimizer.Adam.DEFAULT),
                        Json.tree(Optimizer.AdamW.DEFAULT),
                        Json.tree(Optimizer.RmsProp.DEFAULT)),
                List.of(
                        Json.tree(new Schedule.Constant()),
                        // After which epochs only who asks for it can say.
                        Json.tree(new Schedule.Step(Schedule.Step.DEFAULT_FACTOR, List.of(1)))
                                .without(List.of("epochs")),
                        Json.tree(Schedule.Cosine.DEFAULT),
                        Json.tree(Schedule.Plateau.DEFAULT)),
                names(Precision.values()),
                names(InitialWeights.values()));
    }

    /// The words of the field `kind` of these.
    public static List<String> kinds(List<ObjectNode> choices) {
        return choices.stream().map(choice -> choice.path("kind").asText()).toList();
    }

    private static List<String> names(Named[] choices) {
        return Stream.of(choices).map(Named::text).toList();
    }
}
