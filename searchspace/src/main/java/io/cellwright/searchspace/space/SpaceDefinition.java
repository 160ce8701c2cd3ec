package io.cellwright.searchspace.space;

import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.graph.Graph;
import java.util.function.Function;

/// A space of somebody's own: cells by its rules, and what their networks may cost.
public record SpaceDefinition(Description description, CellRules rules, Constraints constraints) {

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
