package io.cellwright.controller.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellwright.controller.cli.output.Table;
import io.cellwright.controller.cli.output.Text;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.Preset;
import io.cellwright.searchspace.trial.Recipe;
import java.util.List;
import java.util.Map;

/// Recipes as tables.
public final class RecipeTables {

    private RecipeTables() {}

    /// The presets, a row each.
    public static String presets(List<Preset> presets) {
        Table table =
                Table.of(
                        "NAME",
                        ">EPOCHS",
                        ">BATCH",
                        "OPTIMIZER",
                        ">LEARNING RATE",
                        "SCHEDULE",
                        "WHAT IT IS",
                        "SOURCE");
        for (Preset preset : presets) {
            Recipe recipe = preset.recipe();
            JsonNode document = Json.tree(recipe);
            table.row(
                    preset.name(),
                    Text.count(recipe.epochs()),
                    Text.count(recipe.batchSize()),
                    document.at("/optimizer/kind").asText(),
                    Values.text(document.path("learningRate")),
                    document.at("/schedule/kind").asText(),
                    preset.title(),
                    preset.source().isEmpty() ? Text.NONE : preset.source());
        }
        return table.render();
    }

    /// Every field of a recipe by its path, a row each.
    public static String fields(Recipe recipe) {
        Table table = Table.of("FIELD", "VALUE");
        addFields(table, "", Json.tree(recipe));
        return table.render();
    }

    private static void addFields(Table table, String path, JsonNode fields) {
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            String name = path + field.getKey();
            JsonNode value = field.getValue();
            if (value.isObject()) {
                addFields(table, name + ".", value);
            } else {
                table.row(name, Values.text(value));
            }
        }
    }
}
