package io.cellwright.searchspace.space;

import io.cellwright.searchspace.block.Block;
import io.cellwright.searchspace.cell.Cell;
import io.cellwright.searchspace.cell.CellBlock.Combination;
import java.util.List;
import java.util.OptionalLong;

/// Reads spaces from YAML, and so from JSON, which is YAML as well. `space.schema.json` describes
/// the same fields.
public final class SpaceFile {

    /// The JSON Schema of a space's file, a resource of this package.
    public static final String SCHEMA = "space.schema.json";

    private static final int USUAL_BLOCKS = 4;
    private static final int MAXIMUM_WIDTHS = 16;
    private static final int LEAST_WIDTH = 2;
    private static final int LARGEST_WIDTH = 1024;
    private static final List<String> FIELDS =
            List.of(
                    "name",
                    "title",
                    "source",
                    "operations",
                    "blocks",
                    "combination",
                    "inputs",
                    "outputs",
                    "widths",
                    "constraints");

    private SpaceFile() {}

    /// The space that a user's file describes, whose name is none of [Spaces]. Throws
    /// [InvalidSpaceException].
    ///
    /// @param file what errors call it
    public static SpaceDefinition readOwn(String file, String text) {
        YamlMapping fields = YamlMapping.of(file, text);
        SpaceDefinition space = read(fields);
        return fields.checked(
                "name",
                () -> {
                    Spaces.requireFree(space.description().name());
                    return space;
                });
    }

    /// The space that this text describes. Throws [InvalidSpaceException].
    ///
    /// @param file what errors call it
    public static SpaceDefinition read(String file, String text) {
        return read(YamlMapping.of(file, text));
    }

    private static SpaceDefinition read(YamlMapping fields) {
        fields.requireKnown(FIELDS);
        String name = fields.text("name").orElseThrow(() -> fields.missing("name"));
        String title = fields.text("title").orElse(name);
        String source = fields.text("source").orElse("");
        CellRules rules =
                new CellRules(
                        fields.whole("blocks", 1, Cell.MAXIMUM_BLOCKS).orElse(USUAL_BLOCKS),
                        operations(fields),
                        combinations(fields),
                        inputs(fields),
                        outputs(fields),
                        fields.wholes("widths", MAXIMUM_WIDTHS, LEAST_WIDTH, LARGEST_WIDTH));
        Constraints constraints =
                fields.mapping("constraints").map(SpaceFile::constraints).orElse(Constraints.NONE);
        return new SpaceDefinition(
                fields.checked("name", () -> new Description(name, title, source)),
                rules,
                constraints);
    }

    private static List<Block> operations(YamlMapping fields) {
        List<Block> operations =
                fields.names(
                        "operations",
                        "operation",
                        Block.ALL.stream().map(Block::name).toList(),
                        index -> Block.ALL.get(index));
        if (operations.isEmpty()) {
            throw fields.missing("operations");
        }
        return operations;
    }

    private static List<Combination> combinations(YamlMapping fields) {
        return fields.choice("combination", "combination", List.of("add", "concatenate", "either"))
                .map(choice ->
                        switch (choice) {
                            case 0 -> List.of(Combination.ADD);
                            case 1 -> List.of(Combination.CONCATENATE);
                            default -> List.of(Combination.ADD, Combination.CONCATENATE);
                        })
                .orElse(List.of(Combination.ADD));
    }

    private static CellRules.Inputs inputs(YamlMapping fields) {
        return fields.choice("inputs", "rule of inputs", List.of("any", "different"))
                .map(choice -> choice == 0 ? CellRules.Inputs.ANY : CellRules.Inputs.DIFFERENT)
                .orElse(CellRules.Inputs.ANY);
    }

    private static CellRules.Outputs outputs(YamlMapping fields) {
        return fields.choice("outputs", "rule of outputs", List.of("unread", "all"))
                .map(choice -> choice == 0 ? CellRules.Outputs.UNREAD : CellRules.Outputs.ALL)
                .orElse(CellRules.Outputs.UNREAD);
    }

    private static Constraints constraints(YamlMapping fields) {
        fields.requireKnown(List.of("parameters", "multiplyAdds", "activationBytes"));
        return new Constraints(
                most(fields, "parameters"),
                most(fields, "multiplyAdds"),
                most(fields, "activationBytes"));
    }

    private static OptionalLong most(YamlMapping fields, String field) {
        return fields.large(field, 1, Constraints.LARGEST)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }
}
