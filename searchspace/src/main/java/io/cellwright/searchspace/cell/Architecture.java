package io.cellwright.searchspace.cell;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/// What a search decides: one point of a search space, before it is stacked to a network.
public sealed interface Architecture {

    /// The same architecture in canonical order: equal for all architectures that compute the same
    /// network up to the order of inputs and of parallel parts. Two parts that do the same with
    /// weights of their own stay two.
    Architecture canonical();

    /// The text that spells the canonical form, different for every two that differ.
    String encoding();

    /// A hash of the canonical form, 16 hexadecimal digits.
    default String hash() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(encoding().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// The normal cell, which keeps height and width, and the reduction cell, which halves them.
    /// Its canonical form orders blocks, the branches of a block, and the concatenated states.
    record Cells(Cell normal, Cell reduction) implements Architecture {

        @Override
        public Cells canonical() {
            return new Cells(CanonicalForm.of(normal).cell(), CanonicalForm.of(reduction).cell());
        }

        @Override
        public String encoding() {
            return CanonicalForm.of(normal).encoding()
                    + "|"
                    + CanonicalForm.of(reduction).encoding();
        }
    }

    /// Cells of one kind that are all stacked with this many filters in the first stage.
    record CellsAtWidth(Cells cells, int filters) implements Architecture {

        public CellsAtWidth {
            if (filters < 2 || filters > 1024) {
                throw new IllegalArgumentException(
                        "filters is 2 to 1024, not %d".formatted(filters));
            }
        }

        @Override
        public CellsAtWidth canonical() {
            return new CellsAtWidth(cells.canonical(), filters);
        }

        @Override
        public String encoding() {
            return cells.encoding() + "*" + filters;
        }
    }

    /// A cell of NAS-Bench-201: four nodes, and an operation on each edge from an earlier node to a
    /// later one. A node is the sum of its edges. Source: Dong and Yang, 2020.
    ///
    /// Its canonical form is the simplest cell that computes the same: operations whose result
    /// nothing reads are `none`, so their weights, which the benchmark trains and counts, are gone.
    ///
    /// @param operations from node 0 to 1, 0 to 2, 1 to 2, 0 to 3, 1 to 3 and 2 to 3
    record Edges(List<EdgeOperation> operations) implements Architecture {

        /// The nodes; the first is the cell's input, the last its output.
        public static final int NODES = 4;

        /// One from every node to every later one.
        public static final int EDGES = NODES * (NODES - 1) / 2;

        public Edges {
            operations = List.copyOf(operations);
            if (operations.size() != EDGES) {
                throw new IllegalArgumentException(
                        "a cell has %d edges, not %d".formatted(EDGES, operations.size()));
            }
        }

        /// The cell that the benchmark spells so: `|op~0|+|op~0|op~1|+|op~0|op~1|op~2|`. Throws
        /// [IllegalArgumentException] that names the position, from 0, and the rule.
        public static Edges of(String text) {
            return new Edges(EdgeText.read(text));
        }

        /// The number of the edge from one node to a later one.
        public static int edge(int source, int node) {
            return node * (node - 1) / 2 + source;
        }

        /// All 15,625 cells.
        static Iterable<Edges> all() {
            List<EdgeOperation> values = List.of(EdgeOperation.values());
            int count = (int) Math.pow(values.size(), EDGES);
            return () ->
                    IntStream.range(0, count)
                            .mapToObj(number -> {
                                List<EdgeOperation> operations = new ArrayList<>();
                                int rest = number;
                                for (int edge = 0; edge < EDGES; edge++) {
                                    operations.add(values.get(rest % values.size()));
                                    rest /= values.size();
                                }
                                return new Edges(operations);
                            })
                            .iterator();
        }

        /// The benchmark's spelling.
        public String text() {
            return EdgeText.write(operations);
        }

        @Override
        public Edges canonical() {
            return EdgeForm.canonical(this);
        }

        @Override
        public String encoding() {
            return EdgeForm.encoding(this);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /// A whole network, layer by layer. Layers that no other reads are the input of the classifier;
    /// a layer without inputs reads the image. Source: Zoph and Le, 2017.
    ///
    /// Its canonical form orders the layers. None is ever unused.
    record Layers(List<ConvolutionLayer> layers) implements Architecture {

        /// More than the 39 layers of the paper's deepest network.
        public static final int MAXIMUM_LAYERS = 40;

        public Layers {
            layers = List.copyOf(layers);
            if (layers.isEmpty() || layers.size() > MAXIMUM_LAYERS) {
                throw new IllegalArgumentException(
                        "a network has 1 to %d layers, not %d"
                                .formatted(MAXIMUM_LAYERS, layers.size()));
            }
            for (int layer = 0; layer < layers.size(); layer++) {
                List<Integer> inputs = layers.get(layer).inputs();
                if (!inputs.isEmpty() && (inputs.getFirst() < 0 || inputs.getLast() >= layer)) {
                    throw new IllegalArgumentException(
                            "layers[%d].inputs is %s, but a layer reads only layers before its own, %1$d"
                                    .formatted(layer, inputs));
                }
            }
        }

        /// The layers that no other reads.
        public List<Integer> unread() {
            return LayerForm.unread(this);
        }

        @Override
        public Layers canonical() {
            return LayerForm.canonical(this);
        }

        @Override
        public String encoding() {
            return LayerForm.encoding(this);
        }
    }
}
