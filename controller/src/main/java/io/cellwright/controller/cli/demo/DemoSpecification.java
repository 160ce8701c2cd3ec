package io.cellwright.controller.cli.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.Recipe;
import java.util.Map;

/// The search of the demo: small enough that it and ResNet-20 take some minutes on two processor
/// cores, large enough that networks differ.
public final class DemoSpecification {

    /// The candidates that are trained unless another number is asked for.
    public static final int TRIALS = 12;

    static final String NAME = "demo";

    private static final Recipe RECIPE =
            new Recipe(3, 64, 0.05, 0.9, 5e-4, 0, 4, true, 10_000, 2_000);

    private DemoSpecification() {}

    /// The specification, as the API takes it.
    static ObjectNode of(String dataset, int trials) {
        ObjectNode specification = Json.tree(Map.of());
        specification.put("name", NAME);
        specification.put("dataset", dataset);
        specification.putObject("space").put("name", "nasnet-small").put("blocks", 4);
        specification.put("strategy", "reinforce");
        specification.putObject("network").put("cellsPerStage", 1).put("filters", 8);
        specification.set("recipe", Json.tree(RECIPE));
        specification.put("trials", trials);
        specification.putArray("baselines").add("resnet20");
        specification.put("seed", 1);
        return specification;
    }
}
