package io.cellwright.controller.search.strategy.surrogate;

import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cell.Branch;
import io.cellwright.searchspace.cell.Cell;
import io.cellwright.searchspace.cell.CellBlock;
import io.cellwright.searchspace.cell.EdgeOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A cell of any kind as a graph whose edges carry operations: from the inputs, which come first,
/// to the output, which comes last. Edges that hand on nothing are left out.
///
/// @param inputs the number of nodes that nothing leads to because they are the cell's inputs
/// @param nodes the number of all nodes
/// @param edges in the order of their targets
record CellEdges(int inputs, int nodes, List<Edge> edges) {

    /// Names of operations that hand on what they read.
    private static final Set<String> UNCHANGED = Set.of("identity", "skip-connect");

    /// @param operation 64 bits for its name, or [#NOTHING] where the source is handed on as it is
    record Edge(int source, int target, long operation) {

        static final long NOTHING = 0;
    }

    static CellEdges of(Architecture.Edges cell) {
        List<Edge> edges = new ArrayList<>();
        for (int target = 1; target < Architecture.Edges.NODES; target++) {
            for (int source = 0; source < target; source++) {
                EdgeOperation operation =
                        cell.operations().get(Architecture.Edges.edge(source, target));
                switch (operation) {
                    case NONE -> {}
                    case SKIP_CONNECT -> edges.add(new Edge(source, target, Edge.NOTHING));
                    case CONVOLUTION_1X1, CONVOLUTION_3X3, AVERAGE_POOLING_3X3 ->
                            edges.add(new Edge(source, target, Encoding.named(operation.text())));
                }
            }
        }
        return new CellEdges(1, Architecture.Edges.NODES, edges);
    }

    static CellEdges of(Cell cell) {
        List<Edge> edges = new ArrayList<>();
        for (int block = 0; block < cell.blocks().size(); block++) {
            CellBlock joined = cell.blocks().get(block);
            edges.add(edge(joined.first(), Cell.INPUTS + block));
            edges.add(edge(joined.second(), Cell.INPUTS + block));
        }
        for (int state : cell.outputs()) {
            edges.add(new Edge(state, cell.states(), Edge.NOTHING));
        }
        return new CellEdges(Cell.INPUTS, cell.states() + 1, edges);
    }

    private static Edge edge(Branch branch, int target) {
        String name = branch.operation().name();
        return new Edge(
                branch.input(),
                target,
                UNCHANGED.contains(name) ? Edge.NOTHING : Encoding.named(name));
    }

    /// For each node, whether something on the way from an input to the output passes through it.
    boolean[] used() {
        boolean[] fed = new boolean[nodes];
        for (int input = 0; input < inputs; input++) {
            fed[input] = true;
        }
        for (Edge edge : edges) {
            fed[edge.target()] |= fed[edge.source()];
        }
        boolean[] read = new boolean[nodes];
        read[nodes - 1] = true;
        for (int position = edges.size() - 1; position >= 0; position--) {
            Edge edge = edges.get(position);
            read[edge.source()] |= read[edge.target()];
        }
        for (int node = 0; node < nodes; node++) {
            fed[node] &= read[node];
        }
        return fed;
    }
}
