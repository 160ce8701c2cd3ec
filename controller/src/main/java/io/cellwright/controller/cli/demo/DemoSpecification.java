package io.cellwright.controller.cli.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.search.Budget;
import io.cellwright.controller.search.RequestedSpace;
import io.cellwright.controller.search.SearchSpecification;
import io.cellwright.controller.search.fidelity.Fidelity;
import io.cellwright.controller.search.objective.Objective;
import io.cellwright.controller.search.strategy.ReinforceSettings;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.Recipe;
import io.cellwright.searchspace.zoo.Zoo;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The search of the demo: small enough that it and ResNet-20 take some minutes on two processor
/// cores, large enough that networks differ.
public final class DemoSpecification {

    /// The candidates that are trained unless another number is asked for.
    public static final int TRIALS = 8;

    static final String NAME = "demo";

    /// The documented blocks take longer, and say less in so few steps.
    private static final String SPACE = "nasnet-small";

    private static final int BLOCKS = 4;
    private static final int CELLS_PER_STAGE = 1;
    private static final int FILTERS = 8;
    private static final Recipe RECIPE = Recipe.of(2, 32, 0.05, 6_000, 2_000);
    private static final long SEED = 1;

    private DemoSpecification() {}

    /// The specification, as the API takes it.
    static ObjectNode of(DatasetName dataset, int trials) {
        SearchSpecification specification =
                new SearchSpecification(
                        NAME,
                        dataset,
                        new RequestedSpace.Named(SPACE, Map.of("blocks", BLOCKS)),
                        ReinforceSettings.DEFAULT,
                        new Fidelity.Full(),
                        Objective.ACCURACY,
                        Optional.empty(),
                        new SearchSpecification.Network(CELLS_PER_STAGE, FILTERS),
                        RECIPE,
                        trials,
                        Budget.NONE,
                        List.of(Zoo.named("resnet20")),
                        SEED);
        return Json.tree(specification);
    }
}
