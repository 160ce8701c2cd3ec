package io.cellwright.controller.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.cli.client.RefusedException;
import io.cellwright.searchspace.trial.DatasetName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What `search create` asks for: the file, and what stands in its place.
///
/// @param rules of the command, for errors
/// @param file with most of the specification, or nothing
/// @param recipe in the place of the file's
/// @param spaceFile a space in the place of the file's
/// @param options that beat the file, in the order in which they are set
record SearchRequest(
        OptionRules rules,
        SpecificationFile file,
        Optional<NamedRecipe> recipe,
        Optional<Path> spaceFile,
        List<GivenOption> options) {

    private static final String WEIGHT = "--latency-weight";

    SearchRequest {
        options = List.copyOf(options);
    }

    /// The document that the controller gets. Throws an error of how the command was called.
    ObjectNode specification() {
        ObjectNode specification = file.fields().deepCopy();
        recipe.ifPresent(own -> specification.set("recipe", own.fields().deepCopy()));
        options.forEach(given -> given.set(specification));
        spaceFile.ifPresent(space -> specification.set("space", ownSpace(space)));
        requireThatNetworkCounts(specification.path("space"));
        requireThatWeightCounts(specification.at("/objective/latency"));
        requireThatProposalsCount(specification.path("screening"));
        if (!specification.has("dataset")) {
            // The misspelled name of the field says more than that the field is missing.
            file.unknownField()
                    .ifPresent(unknown -> {
                        throw rules.usage("--file: " + unknown);
                    });
            throw rules.usage(
                    "the option --dataset DATASET is missing, and so is the field dataset of a"
                            + " --file: one of "
                            + String.join(", ", DatasetName.texts()));
        }
        return specification;
    }

    private ObjectNode ownSpace(Path space) {
        if (options.stream().anyMatch(given -> given.option().ofSpace())) {
            throw rules.usage(
                    "--space-file is a space of its own: --space and its sizes are for the"
                            + " spaces that have a name");
        }
        try {
            return SpaceFileOption.read(space);
        } catch (IllegalArgumentException e) {
            throw rules.usage("--space-file: " + e.getMessage());
        }
    }

    /// A size of the network that the space decides itself would say nothing.
    private void requireThatNetworkCounts(JsonNode space) {
        for (GivenOption given : options) {
            given.option()
                    .emptyIn(space)
                    .ifPresent(reason -> {
                        throw rules.usage(
                                "%s is not for %s".formatted(given.option().option(), reason));
                    });
        }
    }

    private void requireThatWeightCounts(JsonNode latency) {
        boolean isGiven =
                options.stream().anyMatch(given -> given.option().option().equals(WEIGHT));
        if (isGiven && !latency.has("targetMilliseconds")) {
            throw rules.usage(WEIGHT + " is for a search with --latency-target");
        }
    }

    /// What decides among proposals has to be said.
    private void requireThatProposalsCount(JsonNode screening) {
        for (GivenOption given : options) {
            if (given.option().field().startsWith("screening.") && !screening.has("score")) {
                throw rules.usage(
                        "%s is for a search with --screening".formatted(given.option().option()));
            }
        }
    }

    /// Which option, or which file, breaks the rule that the controller named.
    String complaint(RefusedException refusal) {
        String message = String.valueOf(refusal.getMessage());
        String field = refusal.field().orElse("");
        return options.stream()
                .filter(given -> given.option().isMeantBy(field, message))
                .findFirst()
                .map(given -> given.complaint(field, message))
                .orElseGet(() -> complaintOfFiles(field, message));
    }

    private String complaintOfFiles(String field, String message) {
        return recipe.filter(_ -> field.matches("recipe\\b.*"))
                .map(own -> "--recipe: %s: %s".formatted(own.word(), message))
                .orElseGet(() ->
                        file.sets(field) ? "%s: %s".formatted(file.name(), message) : message);
    }
}
