package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Which paths of a network drop-path may leave out: those that end in an addition and compute
/// something.
///
/// A path is an input of an addition and the nodes whose results nothing but that input reads, all
/// the way back. It computes something if one of them does more than to move values. Where an
/// addition has another way around it, as the two branches of a block in a cell of NASNet have in
/// the other blocks, every such path may be left out. Where everything passes through an addition,
/// as in a residual network, its path of the fewest nodes is a shortcut and stays, whether it is
/// the identity or a projection: otherwise nothing would be left of some images.
final class AddedPaths {

    private final Graph graph;
    private final boolean[] read;
    private final List<List<Integer>> readers;

    private AddedPaths(Graph graph) {
        this.graph = graph;
        this.read = graph.readByTheOutput();
        this.readers = readers(graph);
    }

    /// For each addition that has such paths, in the order of the graph, the places of these among
    /// its inputs.
    static Map<Integer, List<Integer>> of(Graph graph) {
        AddedPaths paths = new AddedPaths(graph);
        boolean[] unavoidable = paths.unavoidable();
        Map<Integer, List<Integer>> found = new LinkedHashMap<>();
        for (int node = 0; node < unavoidable.length; node++) {
            if (paths.read[node] && graph.nodes().get(node).operation() instanceof Operation.Add) {
                List<Integer> dropped = paths.dropped(node, unavoidable[node]);
                if (!dropped.isEmpty()) {
                    found.put(node, dropped);
                }
            }
        }
        return found;
    }

    private static List<List<Integer>> readers(Graph graph) {
        List<List<Integer>> readers = new ArrayList<>();
        for (Node node : graph.nodes()) {
            int position = readers.size();
            readers.add(new ArrayList<>());
            node.inputs().forEach(input -> readers.get(input).add(position));
        }
        return readers;
    }

    /// Which nodes every way from the images to the output leads through: those that no edge
    /// between nodes of the output passes by.
    private boolean[] unavoidable() {
        boolean[] unavoidable = new boolean[read.length];
        int farthest = 0;
        for (int node = 0; node < read.length; node++) {
            if (!read[node]) {
                continue;
            }
            unavoidable[node] = farthest <= node;
            farthest =
                    Math.max(
                            farthest,
                            readers.get(node).stream()
                                    .filter(reader -> read[reader])
                                    .max(Comparator.naturalOrder())
                                    .orElse(node));
        }
        return unavoidable;
    }

    private List<Integer> dropped(int addition, boolean unavoidable) {
        List<Integer> inputs = graph.nodes().get(addition).inputs();
        List<BitSet> paths =
                IntStream.range(0, inputs.size()).mapToObj(place -> path(addition, place)).toList();
        int shortcut =
                IntStream.range(0, paths.size())
                        .boxed()
                        .min(Comparator.comparingInt(place -> paths.get(place).cardinality()))
                        .orElseThrow();
        return IntStream.range(0, paths.size())
                .filter(place -> !unavoidable || place != shortcut)
                .filter(place -> paths.get(place).stream().anyMatch(this::computes))
                .boxed()
                .toList();
    }

    /// The nodes that only this input of the addition reads.
    private BitSet path(int addition, int place) {
        int end = graph.nodes().get(addition).inputs().get(place);
        BitSet path = new BitSet();
        if (readers.get(end).size() > 1 || graph.auxiliaries().contains(end)) {
            return path;
        }
        path.set(end);
        BitSet open = new BitSet();
        graph.nodes().get(end).inputs().forEach(open::set);
        // From behind, so that all readers of a node are known before it is looked at.
        for (int node = open.length() - 1; node > 0; node = open.previousSetBit(node - 1)) {
            boolean isOwn = readers.get(node).stream().allMatch(path::get);
            if (isOwn && !graph.auxiliaries().contains(node)) {
                path.set(node);
                graph.nodes().get(node).inputs().forEach(open::set);
            }
        }
        return path;
    }

    private boolean computes(int node) {
        return switch (graph.nodes().get(node).operation()) {
            case Operation.Weighted _,
                    Operation.Activation _,
                    Operation.Pooling _,
                    Operation.GlobalAveragePooling _,
                    Operation.LocalResponseNormalization _,
                    Operation.Softmax _,
                    Operation.ScaleChannels _,
                    Operation.Add _,
                    Operation.Mean _ ->
                    true;
            case Operation.Input _,
                    Operation.Dropout _,
                    Operation.DropPath _,
                    Operation.Subsample _,
                    Operation.Crop _,
                    Operation.Pad _,
                    Operation.PadChannels _,
                    Operation.SelectChannels _,
                    Operation.ShuffleChannels _,
                    Operation.Scale _,
                    Operation.Concatenation _ ->
                    false;
        };
    }
}
