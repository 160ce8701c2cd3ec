package io.cellwright.searchspace.block;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Value;
import java.util.ArrayList;
import java.util.List;

/// The fractal expansion: one layer beside two smaller fractals in a row, joined by a mean. Source:
/// Larsson, Maire and Shakhnarovich, "FractalNet: Ultra-Deep Neural Networks without Residuals",
/// 2017, section 3.
public final class Fractal {

    /// Adds one layer behind `input`.
    @FunctionalInterface
    public interface Layer {
        Value expand(GraphBuilder graph, Value input);
    }

    private Fractal() {}

    /// The ends of all columns, the deepest first, for a join. The deepest path has 2 to the power
    /// of `columns - 1` layers.
    ///
    /// @param dropRate how often a join within leaves out one of its inputs in training
    public static List<Value> columns(
            GraphBuilder graph, Value input, int columns, double dropRate, Layer layer) {
        List<Value> ends = new ArrayList<>();
        if (columns > 1) {
            GraphBuilder upper = graph.in("upper");
            Value middle =
                    join(upper, columns(upper, input, columns - 1, dropRate, layer), dropRate);
            ends.addAll(columns(graph.in("lower"), middle, columns - 1, dropRate, layer));
        }
        ends.add(layer.expand(graph.in("column" + columns), input));
        return ends;
    }

    /// The mean of the columns that are not dropped. Of a single column, the column itself.
    public static Value join(GraphBuilder graph, List<Value> columns, double dropRate) {
        return columns.size() == 1
                ? columns.getFirst()
                : graph.add("join", new Operation.Mean(dropRate), columns);
    }
}
