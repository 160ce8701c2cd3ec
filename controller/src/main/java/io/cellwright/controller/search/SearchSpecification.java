package io.cellwright.controller.search;

import static io.cellwright.controller.search.settings.Ranges.requireWithin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.search.fidelity.Fidelity;
import io.cellwright.controller.search.fidelity.Rule;
import io.cellwright.controller.search.objective.Goal;
import io.cellwright.controller.search.objective.Objective;
import io.cellwright.controller.search.settings.NamedSettings;
import io.cellwright.controller.search.strategy.GridSettings;
import io.cellwright.controller.search.strategy.Strategies;
import io.cellwright.controller.search.strategy.StrategySettings;
import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.space.Constraints;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.space.Spaces;
import io.cellwright.searchspace.trial.Candidate;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.InvalidDocumentException;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.searchspace.zoo.Model;
import io.cellwright.searchspace.zoo.Zoo;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a search is to do.
///
/// @param name for people, up to 100 characters
/// @param dataset the images that every trial trains on
/// @param strategy what decides which candidates are tried
/// @param fidelity which candidates are trained to the end
/// @param objective what is looked for
/// @param screening how candidates are chosen among several proposals, if they are
/// @param network how large the networks of a candidate's cells are
/// @param recipe how every trial is trained
/// @param trials the number of candidates
/// @param budget what else may be spent
/// @param baselines hand-designed models that are trained with the same recipe, for comparison
/// @param seed of the strategy's chance and of every evaluation, so that equal networks have equal
///   outcomes
public record SearchSpecification(
        String name,
        DatasetName dataset,
        RequestedSpace space,
        StrategySettings strategy,
        Fidelity fidelity,
        Objective objective,
        Optional<Screening> screening,
        Network network,
        Recipe recipe,
        int trials,
        Budget budget,
        List<Model> baselines,
        long seed) {

    private static final int MAXIMUM_NAME = 100;
    private static final int MAXIMUM_TRIALS = 100_000;

    /// The largest whole number that a browser's numbers hold exactly.
    private static final long MAXIMUM_SEED = (1L << 53) - 1;

    private static final Set<String> SELF_COMPLETING =
            Set.of("space", "recipe", "strategy", "fidelity");
    private static final Pattern FIRST_WORD = Pattern.compile("^([a-z][A-Za-z]*) ");

    /// What completes a document; copied before anything is changed. Every search that is read from
    /// the store is completed, so it is made once.
    private static final ObjectNode USUAL = Json.tree(on(DatasetName.CIFAR10));

    /// The sizes of the skeleton, which a space of whole networks does not need.
    ///
    /// @param cellsPerStage cells in each of the three stages, beside those that reduce
    /// @param filters the channels of the first stage
    public record Network(int cellsPerStage, int filters) {

        public Network {
            requireWithin("cellsPerStage", cellsPerStage, 1, 20);
            requireWithin("filters", filters, 2, 1024);
        }
    }

    public SearchSpecification {
        baselines = List.copyOf(baselines);
        if (name.isBlank()
                || name.length() > MAXIMUM_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "name is 1 to %d printable characters, not \"%s\""
                            .formatted(MAXIMUM_NAME, abbreviated(name)));
        }
        requireWithin("trials", trials, 1, MAXIMUM_TRIALS);
        requireWithin("seed", seed, 0, MAXIMUM_SEED);
        if (recipe.validationExamples() >= dataset.trainImages()) {
            throw new IllegalArgumentException(
                    "recipe leaves nothing to train on: validationExamples is 1 to %,d for %s, not %,d"
                            .formatted(
                                    dataset.trainImages() - 1,
                                    dataset.text(),
                                    recipe.validationExamples()));
        }
        int left = dataset.trainImages() - recipe.validationExamples();
        if (recipe.batchSize() > left) {
            throw new IllegalArgumentException(
                    "recipe leaves %,d images of %s to train on, fewer than batchSize, %,d"
                            .formatted(left, dataset.text(), recipe.batchSize()));
        }
        if (new HashSet<>(baselines).size() != baselines.size()) {
            throw new IllegalArgumentException(
                    "baselines are different models, not "
                            + baselines.stream().map(Model::name).toList());
        }
    }

    /// What a search on this data set does unless it is told otherwise.
    public static SearchSpecification on(DatasetName dataset) {
        return new SearchSpecification(
                "search",
                dataset,
                new RequestedSpace.Named(Spaces.DEFAULT),
                Strategies.usual(Strategies.names().getFirst()),
                new Fidelity.Full(),
                Objective.ACCURACY,
                Optional.empty(),
                new Network(1, 8),
                Recipe.searchProxy(),
                24,
                Budget.NONE,
                List.of(Zoo.named("resnet20")),
                1);
    }

    /// The same under another name, with another seed.
    SearchSpecification with(String otherName, long otherSeed) {
        return new SearchSpecification(
                otherName, dataset, space, strategy, fidelity, objective, screening, network,
                recipe, trials, budget, baselines, otherSeed);
    }

    /// Reads a request, in which every field but `dataset` may be left out, at every depth. Throws
    /// [InvalidSpecificationException] that names the field.
    public static SearchSpecification read(String request) {
        try {
            JsonNode given = Json.readTree(request);
            if (!(given instanceof ObjectNode object)) {
                throw new InvalidSpecificationException("", "a specification is a JSON object");
            }
            SearchSpecification specification = completed(object);
            // After the rest, so that a misspelled name of the field is what is told.
            if (!object.has("dataset")) {
                throw new InvalidSpecificationException(
                        "dataset", "the field is missing; there are " + DatasetName.texts());
            }
            specification.requireOwnName();
            specification.requireRoomForFidelity();
            specification.requireSuitableStrategy();
            Fitting.require(specification);
            TrainableModels.requireTrainable(specification.baselines(), specification.dataset());
            return specification;
        } catch (InvalidDocumentException e) {
            throw new InvalidSpecificationException(field(e), String.valueOf(e.getMessage()));
        }
    }

    /// Reads what was stored, by this version or by an earlier one that had fewer fields. Throws
    /// [InvalidDocumentException].
    public static SearchSpecification stored(String document) {
        return completed((ObjectNode) Json.readTree(document));
    }

    /// The space, whose constraints, together with the limits of the objective, hold for the
    /// networks that the search trains.
    public SearchSpace openSpace() {
        return openSpace(objective.limits().orElse(Constraints.NONE));
    }

    /// The space with other limits than the objective's.
    SearchSpace openSpace(Constraints limits) {
        return space.open(limits, this::graph);
    }

    /// The network that the search trains for an architecture, for the images of its data set. It
    /// is the canonical form's, which may cost less.
    Graph graph(Architecture architecture) {
        return candidate(architecture.canonical()).graph(dataset);
    }

    /// The network that the search trains for an architecture.
    public Candidate.Searched candidate(Architecture architecture) {
        return Candidate.of(architecture, network.cellsPerStage(), network.filters());
    }

    /// What a screening trial of this network is to do. Throws [java.util.NoSuchElementException]
    /// where the search screens nothing.
    public Evaluation scoring(Candidate candidate) {
        return new Evaluation(
                candidate, dataset, recipe, seed, Optional.of(screening.orElseThrow().score()));
    }

    /// What a trial of this network is to do.
    public Evaluation evaluation(Candidate candidate) {
        return new Evaluation(candidate, dataset, recipe, seed);
    }

    /// Only of requests: a stored search keeps its space's name, also when Cellwright gets one of
    /// that name.
    private void requireOwnName() {
        if (space instanceof RequestedSpace.Own own) {
            try {
                Spaces.requireFree(own.name());
            } catch (IllegalArgumentException e) {
                throw new InvalidSpecificationException(
                        "space", "definition.name: " + e.getMessage());
            }
        }
    }

    private void requireSuitableStrategy() {
        try {
            Strategies.requireSuitable(strategy, openSpace());
            if (screening.isPresent() && strategy instanceof GridSettings) {
                throw new IllegalArgumentException(
                        "strategy makes proposals to choose from where there is a screening, unlike"
                                + " grid, which tries every architecture once");
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidSpecificationException("strategy", String.valueOf(e.getMessage()));
        }
    }

    private void requireLatencyOfAll() {
        if (objective.goals().contains(Goal.LATENCY) && !(fidelity instanceof Fidelity.Full)) {
            throw new IllegalArgumentException(
                    "fidelity is full where latency is a goal, which is measured of networks that"
                            + " were trained to the end");
        }
    }

    /// Only of requests, so that what was stored is always read.
    private void requireRoomForFidelity() {
        try {
            Rule.requireRoom(fidelity, recipe.epochs());
            requireLatencyOfAll();
        } catch (IllegalArgumentException e) {
            throw new InvalidSpecificationException("fidelity", String.valueOf(e.getMessage()));
        }
    }

    private static SearchSpecification completed(ObjectNode given) {
        ObjectNode merged = USUAL.deepCopy();
        merge(merged, given);
        complete(merged, "strategy", Strategies.SETTINGS);
        complete(merged, "fidelity", Fidelity.SETTINGS);
        if (merged.get("screening") instanceof ObjectNode own) {
            merged.set("screening", Json.tree(Screening.DEFAULT).setAll(own));
        }
        return Json.read(merged, SearchSpecification.class);
    }

    private static void complete(ObjectNode merged, String field, NamedSettings settings) {
        try {
            merged.set(field, settings.completed(merged.get(field)));
        } catch (IllegalArgumentException e) {
            throw new InvalidSpecificationException(field, String.valueOf(e.getMessage()));
        }
    }

    /// A space, a recipe and what has a name complete themselves, since what can be set in them
    /// depends on what they are.
    private static void merge(ObjectNode defaults, ObjectNode given) {
        for (Map.Entry<String, JsonNode> field : given.properties()) {
            if (!SELF_COMPLETING.contains(field.getKey())
                    && defaults.get(field.getKey()) instanceof ObjectNode part
                    && field.getValue() instanceof ObjectNode givenPart) {
                merge(part, givenPart);
            } else {
                defaults.set(field.getKey(), field.getValue());
            }
        }
    }

    /// A rule of the whole record has no path, but by convention its message starts with the field.
    private static String field(InvalidDocumentException e) {
        if (!e.field().isEmpty()) {
            return e.field();
        }
        Matcher word = FIRST_WORD.matcher(String.valueOf(e.getMessage()));
        return word.find() && USUAL.has(word.group(1)) ? word.group(1) : "";
    }

    private static String abbreviated(String text) {
        return text.length() <= MAXIMUM_NAME ? text : text.substring(0, MAXIMUM_NAME) + "...";
    }
}
