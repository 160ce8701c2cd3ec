package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Value;
import java.util.List;

/// The body that most networks since ResNet share: stages of blocks, where the first block of a
/// stage halves height and width.
final class Stages {

    /// Adds one block behind `input`, of the kind and width that the stage has.
    @FunctionalInterface
    interface Unit {
        Value expand(GraphBuilder graph, Value input, int stage, int stride);
    }

    private Stages() {}

    /// The blocks of all stages, named `stage0.block0` and so on.
    ///
    /// @param blocks the number of blocks of each stage
    /// @param firstStride the stride of the first stage; that of the others is 2
    static Value expand(
            GraphBuilder graph, Value input, List<Integer> blocks, int firstStride, Unit unit) {
        Value value = input;
        for (int stage = 0; stage < blocks.size(); stage++) {
            GraphBuilder inner = graph.in("stage" + stage);
            for (int block = 0; block < blocks.get(stage); block++) {
                int stageStride = stage == 0 ? firstStride : 2;
                value =
                        unit.expand(
                                inner.in("block" + block),
                                value,
                                stage,
                                block == 0 ? stageStride : 1);
            }
        }
        return value;
    }
}
