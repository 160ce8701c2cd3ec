package io.cellwright.searchspace.space;

import io.cellwright.searchspace.block.Block;
import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.graph.Graph;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// A space of somebody's own: cells by its rules, and what their networks may cost.
public record SpaceDefinition(Description description, CellRules rules, Constraints constraints) {

    /// What a file with this definition says, field by field: numbers, texts, lists and maps.
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", description.name());
        fields.put("title", description.title());
        fields.put("source", description.source());
        fields.put("operations", rules.operations().stream().map(Block::name).toList());
        fields.put("blocks", rules.blocks());
        boolean isDecided = rules.combinations().size() > 1;
        fields.put(
                "combination", isDecided ? "either" : lowerCase(rules.combinations().getFirst()));
        fields.put("inputs", lowerCase(rules.inputs()));
        fields.put("outputs", lowerCase(rules.outputs()));
        if (!rules.widths().isEmpty()) {
            fields.put("widths", rules.widths());
        }
        Map<String, Object> most = constraints.fields();
        if (!most.isEmpty()) {
            fields.put("constraints", most);
        }
        return fields;
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /// The space without its constraints.
    public CellSpace space() {
        return new CellSpace(description, rules);
    }

    /// The space with its constraints.
    ///
    /// @param network the network whose costs count
    public SearchSpace space(Function<Architecture, Graph> network) {
        return constraints.equals(Constraints.NONE)
                ? space()
                : new ConstrainedSpace(space(), constraints, network);
    }
}
