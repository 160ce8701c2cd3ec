package io.cellwright.searchspace.cell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a cell on edges really computes, once skips, zeros and what nothing reads are gone.
///
/// A state is a sum of parts: the cell's input, and the results of convolutions and poolings. A
/// skip hands on its state's parts, `none` gives no part, and the average of no part is none. A
/// convolution of nothing is still a part: batch normalization makes a learned constant of it. Two
/// convolutions of the same state stay two, since they have weights of their own; two poolings of
/// the same state are one.
final class EdgeForm {

    private static final int INPUT = 0;

    private final List<PartOrder.Part> parts = new ArrayList<>();
    private final Map<List<Integer>, Integer> poolings = new HashMap<>();

    private EdgeForm() {}

    /// The text that spells it.
    static String encoding(Architecture.Edges cell) {
        return new EdgeForm().spell(cell);
    }

    /// The form's one cell: of all that compute the same, one without convolutions that nothing
    /// reads.
    static Architecture.Edges canonical(Architecture.Edges cell) {
        Architecture.Edges canonical = Classes.SIMPLEST.get(encoding(cell));
        if (canonical == null) {
            throw new IllegalStateException("every cell is in a class: " + cell);
        }
        return canonical;
    }

    /// The simplest cell of each class, by encoding. Made when first needed, in a good moment.
    private static final class Classes {

        private static final Comparator<Architecture.Edges> SIMPLER =
                Comparator.<Architecture.Edges>comparingLong(
                                cell -> count(cell, EdgeOperation.CONVOLUTION_3X3))
                        .thenComparingLong(cell -> count(cell, EdgeOperation.CONVOLUTION_1X1))
                        .thenComparingLong(cell -> count(cell, EdgeOperation.AVERAGE_POOLING_3X3))
                        .thenComparingLong(cell -> count(cell, EdgeOperation.SKIP_CONNECT))
                        .thenComparing(Architecture.Edges::text);

        static final Map<String, Architecture.Edges> SIMPLEST = simplest();

        private static Map<String, Architecture.Edges> simplest() {
            Map<String, Architecture.Edges> simplest = new HashMap<>();
            for (Architecture.Edges cell : Architecture.Edges.all()) {
                simplest.merge(
                        encoding(cell),
                        cell,
                        (one, other) -> SIMPLER.compare(one, other) <= 0 ? one : other);
            }
            return Map.copyOf(simplest);
        }

        private static long count(Architecture.Edges cell, EdgeOperation operation) {
            return cell.operations().stream().filter(operation::equals).count();
        }
    }

    private String spell(Architecture.Edges cell) {
        parts.add(new PartOrder.Part("input", List.of()));
        List<List<Integer>> states = new ArrayList<>();
        states.add(List.of(INPUT));
        int edge = 0;
        for (int node = 1; node < Architecture.Edges.NODES; node++) {
            List<Integer> sum = new ArrayList<>();
            for (int source = 0; source < node; source++) {
                sum.addAll(applied(cell.operations().get(edge++), states.get(source)));
            }
            states.add(sum.stream().sorted().toList());
        }
        return read(states.getLast());
    }

    private List<Integer> applied(EdgeOperation operation, List<Integer> state) {
        return switch (operation) {
            case NONE -> List.of();
            case SKIP_CONNECT -> state;
            case CONVOLUTION_1X1, CONVOLUTION_3X3 -> List.of(added(operation, state));
            case AVERAGE_POOLING_3X3 ->
                    state.isEmpty()
                            ? List.of()
                            : List.of(
                                    poolings.computeIfAbsent(state, _ -> added(operation, state)));
        };
    }

    private int added(EdgeOperation operation, List<Integer> inputs) {
        parts.add(new PartOrder.Part(operation.text(), inputs));
        return parts.size() - 1;
    }

    /// Spells the parts that the outputs depend on.
    private String read(List<Integer> outputs) {
        boolean[] isRead = new boolean[parts.size()];
        outputs.forEach(output -> isRead[output] = true);
        for (int part = parts.size() - 1; part >= 0; part--) {
            if (isRead[part]) {
                parts.get(part).inputs().forEach(input -> isRead[input] = true);
            }
        }
        int[] moved = new int[parts.size()];
        List<PartOrder.Part> kept = new ArrayList<>();
        for (int part = 0; part < parts.size(); part++) {
            if (isRead[part]) {
                moved[part] = kept.size();
                kept.add(
                        new PartOrder.Part(
                                parts.get(part).label(),
                                parts.get(part).inputs().stream()
                                        .map(input -> moved[input])
                                        .toList()));
            }
        }
        return PartOrder.of(kept, outputs.stream().map(output -> moved[output]).toList())
                .encoding();
    }
}
