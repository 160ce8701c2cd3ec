package io.cellwright.searchspace.space;

import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cell.EdgeOperation;
import java.util.ArrayList;
import java.util.List;

/// The cells of NAS-Bench-201: one of five operations on each of six edges, 15,625 in all. Source:
/// Dong and Yang, "NAS-Bench-201: Extending the Scope of Reproducible Neural Architecture Search",
/// 2020.
public final class EdgeSpace implements SearchSpace {

    private static final List<EdgeOperation> OPERATIONS = List.of(EdgeOperation.values());

    private final Description description;
    private final List<Decision> decisions = edges();

    public EdgeSpace(Description description) {
        this.description = description;
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public List<Decision> decisions() {
        return decisions;
    }

    @Override
    public Architecture.Edges decode(List<Integer> choices) {
        Choices rest = Choices.of(decisions, choices);
        List<EdgeOperation> operations =
                decisions.stream().map(_ -> OPERATIONS.get(rest.next())).toList();
        return new Architecture.Edges(operations);
    }

    @Override
    public List<Integer> encode(Architecture architecture) {
        return switch (architecture) {
            case Architecture.Edges(List<EdgeOperation> operations) ->
                    operations.stream().map(OPERATIONS::indexOf).toList();
            case Architecture.Cells _, Architecture.CellsAtWidth _, Architecture.Layers _ ->
                    throw new IllegalArgumentException(
                            "not in space %s: its architectures are operations on edges"
                                    .formatted(name()));
        };
    }

    private static List<Decision> edges() {
        List<Decision> decisions = new ArrayList<>();
        for (int node = 1; node < Architecture.Edges.NODES; node++) {
            for (int source = 0; source < node; source++) {
                decisions.add(
                        new Decision(
                                "nodes[%d].edges[%d]".formatted(node, source),
                                Decision.Kind.EDGE_OPERATION,
                                EdgeOperation.texts()));
            }
        }
        return List.copyOf(decisions);
    }
}
